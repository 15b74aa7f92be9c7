/** In the place of what is selected, and so that the browser's own undo takes it back. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus({ preventScroll: true })
  // The only way to write into a field that every browser can undo:
  // https://html.spec.whatwg.org/#dom-textarea/input-setrangetext leaves no trace.
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
