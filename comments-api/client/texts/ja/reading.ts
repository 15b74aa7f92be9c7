import type { ReadingTexts } from '../texts.ts'

export const responses: ReadingTexts['responses'] = count =>
  `コメント${count.toLocaleString('ja')}件`
export const noResponses = 'コメントはまだありません'
export const leaveReply = 'コメントを書く'
export const newResponses: ReadingTexts['newResponses'] = count =>
  `新しいコメントが${count}件あります。`
export const newerAway = '新しいコメントを読み込めませんでした。'
export const tryAgain = 'もう一度試す'
export const place: ReadingTexts['place'] = (place, count) => `、${count}件中${place}件目`
