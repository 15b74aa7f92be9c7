import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Antwort auf ${name}`
export const cancelReply = 'Stattdessen auf den Beitrag antworten'
export const sending = 'Wird gesendet …'
export const published = 'Vielen Dank. Ihre Antwort ist veröffentlicht.'
export const held: WritingTexts['held'] = reader =>
  `Vielen Dank. Ihre Antwort erscheint, sobald ${reader} sie gelesen hat. Bis dahin sehen nur Sie sie, weiter oben.`
export const duplicate =
  'Diese Antwort ist schon angekommen. Sie wird nur einmal gespeichert; mehr müssen Sie nicht tun.'
export const refused = 'Die Antwort wurde nicht angenommen. Ihr Text bleibt hier stehen.'
export const away = 'Die Antwort ließ sich gerade nicht senden. Ihr Text bleibt hier stehen, '
export const alsoLater = 'auch wenn Sie die Seite verlassen.'
export const onlyHere = 'aber nur, bis Sie die Seite verlassen.'
