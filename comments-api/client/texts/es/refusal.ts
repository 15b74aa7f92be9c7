import type { RefusalTexts } from '../texts.ts'

export const wait: RefusalTexts['wait'] = seconds =>
  `Ha ido un poco deprisa. Su texto se conserva; vuelva a enviarlo dentro de ${inWords(seconds)}.`

export const refusals: RefusalTexts['refusals'] = {
  'invalid-fields': 'Aún no se ha enviado: antes hay algo que corregir.',
  'thread-closed':
    'Esta conversación se ha cerrado entretanto. Su texto se conserva aquí, para que pueda copiarlo.',
  'unknown-thread': 'Esta entrada no admite respuestas en este momento. Su texto se conserva aquí.',
  'too-large': 'La respuesta es demasiado larga. Acórtela un poco, por favor.',
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 segundo' : `${seconds} segundos`
  return `${Math.ceil(seconds / 60)} minutos`
}
