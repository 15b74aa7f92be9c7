export const other = 'Another tab has newer words for this post.'
export const takeOther = 'Show those'
export const keepThis = 'Keep these'
export const notKept = 'This browser keeps no draft: what you write is lost if you leave the page.'
