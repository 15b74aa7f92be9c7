import type { SentTexts } from '../texts.ts'

export const published = 'ありがとうございます。コメントを公開しました。'
export const held: SentTexts['held'] = reader =>
  `ありがとうございます。${reader}が読むまで、コメントは保留されます。`
export const duplicate =
  '同じ内容がすでに届いています。保存されるのは一度だけですので、そのままで大丈夫です。'
export const refused =
  'コメントは受け付けられませんでした。お書きになった文章はここに残っています。'
