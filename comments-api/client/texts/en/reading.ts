import type { ReadingTexts } from '../texts.ts'

export const responses: ReadingTexts['responses'] = count =>
  count === 1 ? '1 response' : `${count.toLocaleString('en')} responses`
export const noResponses = 'No responses yet'
export const leaveReply = 'Leave a reply'
export const newResponses: ReadingTexts['newResponses'] = count =>
  count === 1 ? '1 new response.' : `${count} new responses.`
export const newerAway = 'Newer responses could not be loaded.'
export const tryAgain = 'Try again'
export const place: ReadingTexts['place'] = (place, count) => `, response ${place} of ${count}`
