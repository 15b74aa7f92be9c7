import type { RefusalTexts } from '../texts.ts'

export const wait: RefusalTexts['wait'] = seconds =>
  `Das ging etwas schnell. Ihr Text bleibt stehen; bitte senden Sie ihn in ${inWords(seconds)} noch einmal.`

export const refusals: RefusalTexts['refusals'] = {
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
