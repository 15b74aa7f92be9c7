/** Replaces the selection, in such a way that the browser's own undo works. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus({ preventScroll: true })
  // No other way to write into a field can be undone in every browser, not even
  // https://html.spec.whatwg.org/#dom-textarea/input-setrangetext.
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
