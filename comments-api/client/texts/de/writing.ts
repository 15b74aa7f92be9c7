import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Antwort auf ${name}`
export const cancelReply = 'Stattdessen auf den Beitrag antworten'
export const sending = 'Wird gesendet …'
export const away = 'Die Antwort ließ sich gerade nicht senden. Ihr Text bleibt hier stehen, '
export const alsoLater = 'auch wenn Sie die Seite verlassen.'
export const onlyHere = 'aber nur, bis Sie die Seite verlassen.'
