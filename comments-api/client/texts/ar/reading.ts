import type { ReadingTexts } from '../texts.ts'
import { counted } from './counted.ts'

export const responses: ReadingTexts['responses'] = count =>
  counted(count, {
    zero: 'لا ردود',
    one: 'رد واحد',
    two: 'ردان',
    few: '# ردود',
    many: '# ردًا',
    other: '# رد',
  })
export const noResponses = 'لا ردود بعد'
export const leaveReply = 'كتابة رد'
export const newResponses: ReadingTexts['newResponses'] = count => `ردود جديدة: ${count}.`
export const newerAway = 'تعذّر تحميل الردود الأحدث.'
export const tryAgain = 'إعادة المحاولة'
export const place: ReadingTexts['place'] = (place, count) => `، الرد ${place} من ${count}`
