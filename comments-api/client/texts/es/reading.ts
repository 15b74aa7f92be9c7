import type { ReadingTexts } from '../texts.ts'

export const responses: ReadingTexts['responses'] = count =>
  count === 1 ? '1 respuesta' : `${count.toLocaleString('es')} respuestas`
export const noResponses = 'Aún no hay respuestas'
export const leaveReply = 'Escribir una respuesta'
export const newResponses: ReadingTexts['newResponses'] = count =>
  count === 1 ? '1 respuesta nueva.' : `${count} respuestas nuevas.`
export const newerAway = 'No se han podido cargar las respuestas más recientes.'
export const tryAgain = 'Reintentar'
export const place: ReadingTexts['place'] = (place, count) => `, respuesta ${place} de ${count}`
