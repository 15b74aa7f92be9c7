export const left =
  'No se envió antes de que se cerrara la conversación. Solo usted ve aquí este texto, y puede copiarlo.'
export const remove = 'Eliminar'
