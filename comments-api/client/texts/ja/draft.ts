export const other = '別のタブに、この記事へのより新しい文章があります。'
export const takeOther = 'そちらを表示'
export const keepThis = 'こちらを残す'
export const notKept =
  'このブラウザーには下書きが保存されません。ページを離れると文章は失われます。'
