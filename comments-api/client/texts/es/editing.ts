export const label = 'Su texto'
export const save = 'Guardar'
export const cancel = 'Cancelar'
export const saving = 'Guardando…'
export const notSaved = 'Así no se ha guardado. Su texto se conserva aquí.'
export const overWhileEditing =
  'Esto ya no se puede cambiar. Su texto se queda aquí, para que pueda copiarlo.'
