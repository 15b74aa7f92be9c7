export const remember = 'Recordar mis datos en este navegador'
export const quoteHint =
  'Para citar, seleccione palabras de la respuesta y pulse «Responder» debajo.'
export const formatting = 'Formato'
export const letter = 'A'
export const strong = 'Negrita'
export const emphasis = 'Cursiva'
export const link = 'Enlace'
export const quotation = 'Cita'
export const code = 'Código'
export const preview = 'Vista previa'
export const previewAway =
  'Ahora no hay vista previa: el servicio de comentarios no responde. Su texto sigue intacto.'
