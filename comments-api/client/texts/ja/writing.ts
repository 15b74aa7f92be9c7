import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `${name}さんへの返信`
export const cancelReply = '返信ではなく記事にコメントする'
export const charactersLeft: WritingTexts['charactersLeft'] = count =>
  count < 0 ? `${-count}文字超えています。` : `残り${count}文字です。`
export const sending = '送信しています…'
export const proving = '少々お待ちください。ロボットではないことをブラウザーが証明しています…'
export const published = 'ありがとうございます。コメントを公開しました。'
export const held: WritingTexts['held'] = reader =>
  `ありがとうございます。${reader}が読むまで、コメントは保留されます。それまでは上の欄に、あなたにだけ表示されます。`
export const heldNote: WritingTexts['heldNote'] = reader =>
  `${reader}が読むまで保留中です。ここではあなたにだけ表示されています。`
export const duplicate =
  '同じ内容がすでに届いています。保存されるのは一度だけですので、そのままで大丈夫です。'
export const refused =
  'コメントは受け付けられませんでした。お書きになった文章はここに残っています。'
export const away = 'コメントを送信できませんでした。お書きになった文章は、'
export const alsoLater = 'このページを離れてもここに残ります。'
export const onlyHere = 'このページを離れるまではここに残ります。'
export const wait: WritingTexts['wait'] = seconds =>
  `少し早すぎたようです。文章は残っていますので、${inWords(seconds)}後にもう一度お送りください。`

export const refusals: WritingTexts['refusals'] = {
  'invalid-fields': 'まだ送信されていません。先に直していただくところがあります。',
  'thread-closed':
    'この会話はその間に締め切られました。文章はここに残っていますので、コピーしていただけます。',
  'unknown-thread':
    'この記事は現在コメントを受け付けていません。お書きになった文章はここに残っています。',
  'too-large': 'コメントが長すぎます。少し短くしてください。',
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`
}
