/**
 * Well-formed text that both engines store alike: NUL and lone surrogates become U+FFFD (PostgreSQL
 * refuses them), other control characters except tab and line feed go, line ends are "\n", NFC.
 */
export function normaliseText(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll('\0', '\uFFFD')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
      .replace(/[\u0001-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
      .normalize('NFC')
  )
}

/** The same on one line, without what cannot be seen. */
export function normaliseLine(text: string): string {
  return normaliseText(text)
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

// Control, format (bidi, zero-width) and private use; what Unicode says to ignore (fillers, joiners,
// variation selectors); and the blank braille pattern, which is a symbol without a mark.
const invisible = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu
