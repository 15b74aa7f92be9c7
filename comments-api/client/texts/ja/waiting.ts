export const waits =
  'まだ送信されていません。この文章はブラウザーに残り、コメントサービスが応答し次第送信されます。このページに戻ったときにも送信されます。'
export const waitsHere =
  'まだ送信されていません。コメントサービスが応答し次第送信されますが、このページを離れるとこの文章は失われます。'
export const tooOld = '一日以上待機しています。送信するには操作が必要です。'
export const notAccepted = 'このままでは受け付けられませんでした。編集してもう一度送信できます。'
export const sendNow = '今すぐ送信'
export const edit = '編集'
export const withdraw = '取り下げる'
export const withdrawn = '取り下げました。ここからは送信されません。'
export const undo = '元に戻す'
