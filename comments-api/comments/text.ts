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

const characters = new Intl.Segmenter()

/** In characters as a reader counts them: a letter with its accents, or a flag, is one. */
export function isLonger(text: string, most: number): boolean {
  return text.length > most && [...characters.segment(text)].length > most
}

/** Cuts between characters: half of a surrogate pair would not be well-formed. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return Array.from(characters.segment(text), ({ segment }) => segment)
    .slice(0, most)
    .join('')
}

// Control, format (bidi, zero-width) and private use; what Unicode says to ignore (fillers, joiners,
// variation selectors); and the blank braille pattern, which is a symbol without a mark.
const invisible = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu
