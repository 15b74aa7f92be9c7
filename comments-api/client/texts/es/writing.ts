import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Responder a ${name}`
export const cancelReply = 'Responder a la entrada'
export const sending = 'Enviando…'
export const away = 'La respuesta no se ha podido enviar. Su texto se conserva aquí, '
export const alsoLater = 'aunque salga de la página.'
export const onlyHere = 'pero solo hasta que salga de la página.'
