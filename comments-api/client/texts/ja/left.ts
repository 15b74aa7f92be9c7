export const left =
  '送信する前にコメントの受付が終了しました。この文章はここであなたにだけ表示され、コピーできます。'
export const remove = '削除'
