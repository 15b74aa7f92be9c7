import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Responder a ${name}`
export const cancelReply = 'Responder a la entrada'
export const sending = 'Enviando…'
export const published = 'Gracias. Su respuesta está publicada.'
export const held: WritingTexts['held'] = reader =>
  `Gracias. Su respuesta aparecerá cuando ${reader} la haya leído. Hasta entonces solo la ve usted, más arriba.`
export const duplicate =
  'Esta respuesta ya había llegado. Se guarda una sola vez; no tiene que hacer nada más.'
export const refused = 'La respuesta no se ha aceptado. Su texto se conserva aquí.'
export const away = 'La respuesta no se ha podido enviar. Su texto se conserva aquí, '
export const alsoLater = 'aunque salga de la página.'
export const onlyHere = 'pero solo hasta que salga de la página.'
