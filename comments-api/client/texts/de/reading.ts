import type { ReadingTexts } from '../texts.ts'

export const responses: ReadingTexts['responses'] = count =>
  count === 1 ? '1 Antwort' : `${count.toLocaleString('de')} Antworten`
export const noResponses = 'Noch keine Antworten'
export const leaveReply = 'Eine Antwort schreiben'
export const newResponses: ReadingTexts['newResponses'] = count =>
  count === 1 ? '1 neue Antwort.' : `${count} neue Antworten.`
export const newerAway = 'Neuere Antworten ließen sich nicht laden.'
export const tryAgain = 'Noch einmal versuchen'
export const place: ReadingTexts['place'] = (place, count) => `, Antwort ${place} von ${count}`
