import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `${name}さんへの返信`
export const cancelReply = '返信ではなく記事にコメントする'
export const sending = '送信しています…'
export const published = 'ありがとうございます。コメントを公開しました。'
export const held: WritingTexts['held'] = reader =>
  `ありがとうございます。${reader}が読むまで、コメントは保留されます。それまでは上の欄に、あなたにだけ表示されます。`
export const duplicate =
  '同じ内容がすでに届いています。保存されるのは一度だけですので、そのままで大丈夫です。'
export const refused =
  'コメントは受け付けられませんでした。お書きになった文章はここに残っています。'
export const away = 'コメントを送信できませんでした。お書きになった文章は、'
export const alsoLater = 'このページを離れてもここに残ります。'
export const onlyHere = 'このページを離れるまではここに残ります。'
