/** Replaces the selection, in such a way that the browser's own undo works. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus({ preventScroll: true })
  // The only way to write into a field that every browser can undo:
  // https://html.spec.whatwg.org/#dom-textarea/input-setrangetext cannot be.
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
