import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Antwort auf ${name}`
export const cancelReply = 'Stattdessen auf den Beitrag antworten'
export const charactersLeft: WritingTexts['charactersLeft'] = count =>
  count < 0 ? `${-count} Zeichen zu viel.` : `Noch ${count} Zeichen.`
export const sending = 'Wird gesendet …'
export const proving = 'Einen Moment: Ihr Browser beweist gerade, dass er kein Roboter ist …'
export const published = 'Vielen Dank. Ihre Antwort ist veröffentlicht.'
export const held: WritingTexts['held'] = reader =>
  `Vielen Dank. Ihre Antwort erscheint, sobald ${reader} sie gelesen hat. Bis dahin sehen nur Sie sie, weiter oben.`
export const heldNote: WritingTexts['heldNote'] = reader =>
  `Erscheint, sobald ${reader} sie gelesen hat. Nur Sie sehen sie hier.`
export const duplicate =
  'Diese Antwort ist schon angekommen. Sie wird nur einmal gespeichert; mehr müssen Sie nicht tun.'
export const refused = 'Die Antwort wurde nicht angenommen. Ihr Text bleibt hier stehen.'
export const away = 'Die Antwort ließ sich gerade nicht senden. Ihr Text bleibt hier stehen, '
export const alsoLater = 'auch wenn Sie die Seite verlassen.'
export const onlyHere = 'aber nur, bis Sie die Seite verlassen.'
export const wait: WritingTexts['wait'] = seconds =>
  `Das ging etwas schnell. Ihr Text bleibt stehen; bitte senden Sie ihn in ${inWords(seconds)} noch einmal.`

export const refusals: WritingTexts['refusals'] = {
  'invalid-fields': 'Noch nicht gesendet: Etwas muss zuerst korrigiert werden.',
  'thread-closed':
    'Dieses Gespräch wurde inzwischen geschlossen. Ihr Text bleibt hier stehen, damit Sie ihn kopieren können.',
  'unknown-thread': 'Dieser Beitrag nimmt zurzeit keine Antworten an. Ihr Text bleibt hier stehen.',
  'too-large': 'Die Antwort ist zu lang. Bitte kürzen Sie sie ein wenig.',
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`
  return `${Math.ceil(seconds / 60)} Minuten`
}
