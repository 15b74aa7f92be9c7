import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `${name}さんへの返信`
export const cancelReply = '返信ではなく記事にコメントする'
export const sending = '送信しています…'
export const away = 'コメントを送信できませんでした。お書きになった文章は、'
export const alsoLater = 'このページを離れてもここに残ります。'
export const onlyHere = 'このページを離れるまではここに残ります。'
