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
  if (plainLine.test(text)) return text
  return normaliseText(text)
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replace(joiners, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Words of ASCII with one space between them: most names, and none of what follows changes such a line. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/

const letters = new Intl.Segmenter()

/** In characters of Unicode (code points), as every limit of this service is. */
export function isLonger(text: string, most: number): boolean {
  // Most texts are far from the limit: then nothing is counted.
  return text.length > most && [...text].length > most
}

/** Cuts between what a reader sees as letters: never a surrogate pair, an accent or a flag in two. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  let shortened = ''
  let room = most
  for (const { segment } of letters.segment(text)) {
    room -= [...segment].length
    if (room < 0) break
    shortened += segment
  }
  return shortened
}

// Control, format (bidi, zero-width) and private use; what Unicode says to ignore (fillers, joiners,
// variation selectors); and the blank braille pattern, which is a symbol without a mark. Not yet the joiners.
const invisible = /[[\p{C}\p{Default_Ignorable_Code_Point}\u2800]--[\u200c\u200d]]/gv

// Zero-width joiner and non-joiner stay, as the first group, where a script or an emoji needs them to be
// spelt (https://www.rfc-editor.org/rfc/rfc5892#appendix-A); everywhere else they are a way to hide.
const script =
  '[[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}]&&[\\p{L}\\p{M}]]'
const picture = '\\p{Extended_Pictographic}'
const joiners = new RegExp(
  `((?<=${script})[\\u200c\\u200d](?=${script})|(?<=[${picture}\\p{Emoji_Modifier}])\\u200d(?=${picture}))|[\\u200c\\u200d]`,
  'gv',
)
