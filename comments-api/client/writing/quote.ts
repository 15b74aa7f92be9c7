import { insertText } from './insert-text.ts'
import { asMarkdown, quoted } from './markdown-of.ts'

/** Quotes the selected part of a comment in the reader's own text, with the caret after it. */
export function quote(body: HTMLTextAreaElement, words: Element, selected: Range): void {
  const quotation = quoted(asMarkdown(within(words, selected).cloneContents()))
  if (quotation === '') return
  const before = body.value.trimEnd()
  body.setSelectionRange(before.length, body.value.length)
  insertText(body, `${before === '' ? '' : '\n\n'}${quotation}\n\n`)
}

/** A selection easily starts before the words, or ends after them. */
function within(words: Element, selected: Range): Range {
  const range = document.createRange()
  range.selectNodeContents(words)
  if (!selected.intersectsNode(words)) range.collapse()
  else {
    if (selected.compareBoundaryPoints(Range.START_TO_START, range) > 0)
      range.setStart(selected.startContainer, selected.startOffset)
    if (selected.compareBoundaryPoints(Range.END_TO_END, range) < 0)
      range.setEnd(selected.endContainer, selected.endOffset)
  }
  return range
}
