import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Responder a ${name}`
export const cancelReply = 'Responder a la entrada'
export const charactersLeft: WritingTexts['charactersLeft'] = count => {
  if (count < 0) return count === -1 ? 'Sobra 1 carácter.' : `Sobran ${-count} caracteres.`
  return count === 1 ? 'Queda 1 carácter.' : `Quedan ${count} caracteres.`
}
export const sending = 'Enviando…'
export const proving = 'Un momento: su navegador demuestra que no es un robot…'
export const published = 'Gracias. Su respuesta está publicada.'
export const held: WritingTexts['held'] = reader =>
  `Gracias. Su respuesta aparecerá cuando ${reader} la haya leído. Hasta entonces solo la ve usted, más arriba.`
export const heldNote: WritingTexts['heldNote'] = reader =>
  `Aparecerá cuando ${reader} la haya leído. Aquí solo la ve usted.`
export const duplicate =
  'Esta respuesta ya había llegado. Se guarda una sola vez; no tiene que hacer nada más.'
export const refused = 'La respuesta no se ha aceptado. Su texto se conserva aquí.'
export const away = 'La respuesta no se ha podido enviar. Su texto se conserva aquí, '
export const alsoLater = 'aunque salga de la página.'
export const onlyHere = 'pero solo hasta que salga de la página.'
export const wait: WritingTexts['wait'] = seconds =>
  `Ha ido un poco deprisa. Su texto se conserva; vuelva a enviarlo dentro de ${inWords(seconds)}.`

export const refusals: WritingTexts['refusals'] = {
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
