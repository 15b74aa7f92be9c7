import type { RefusalTexts } from '../texts.ts'

export const wait: RefusalTexts['wait'] = seconds =>
  `少し早すぎたようです。文章は残っていますので、${inWords(seconds)}後にもう一度お送りください。`

export const refusals: RefusalTexts['refusals'] = {
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
