/**
 * Well-formed text that both engines store alike: NUL and lone surrogates become U+FFFD (PostgreSQL
 * refuses them), other control characters except tab and line feed go, as do noncharacters, which no HTML
 * may hold; line ends are "\n", NFC.
 */
export function normaliseText(text: string): string {
  if (plainText.test(text)) return text
  const wellFormed = text.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n')
  return withoutControls(wellFormed).replace(longStack, '$1').normalize('NFC')
}

export function withoutControls(text: string): string {
  return text.replace(controls, '')
}

const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\p{Noncharacter_Code_Point}]/gu

/** Printable ASCII, tabs and line feeds: nothing in `normaliseText` changes such a text. */
const plainText = /^[\t\n -~]*$/

/**
 * To normalise is to sort what stands above and below a letter, in time quadratic in how much that is: two seconds for
 * a form full. No language needs more than 30 (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format); the
 * two marks of Katakana at half width are letters that NFKC makes such marks of.
 */
const longStack = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu

/** The same on one line, without invisible characters. Normalising the result again changes nothing. */
export function normaliseLine(text: string): string {
  if (plainLine.test(text)) return text
  const line = visibleLine(text)
  if (!/[\u200c\u200d]/.test(line) || visibleLine(line) === line) return line
  // Joiners among accents that have found another letter since: they spell nothing.
  return visibleLine(line.replace(/[\u200c\u200d]/g, ''))
}

function visibleLine(text: string): string {
  const visible = normaliseText(text)
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replace(joiners, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
  // An accent may have stood behind something invisible: only now does it meet its letter.
  return normaliseText(visible)
}

/**
 * A line of at most `most` characters. The cut may leave a space or a joiner at the end: what an import stores must
 * equal what its archive holds.
 */
export function shortLine(text: string, most: number): string {
  return normaliseLine(shorten(normaliseLine(text), most))
}

/** Words of ASCII with one space between them: most names, and none of what follows changes such a line. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/

const letters = new Intl.Segmenter()

/** In Unicode characters (code points), like every limit of this service. */
export function isLonger(text: string, most: number): boolean {
  // Most texts are far below the limit, so that nothing need be counted.
  return text.length > most && [...text].length > most
}

/** Cuts between what a reader sees as letters, never inside a surrogate pair, an accented letter or a flag. */
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
// variation selectors); and symbols without a mark: the blank braille pattern, the place of an object, blanks of
// musical notation, of hieroglyphs and of Khitan. Not yet the joiners.
const invisible =
  /[[\p{C}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}\u{13441}\u{13442}\u{16fe4}]--[\u200c\u200d]]/gv

/** Whether there is a character that can be seen on its own, as accents, spaces and joiners cannot. */
export function isVisible(text: string): boolean {
  return /[!-~]/.test(text) || /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(invisible, ''))
}

// Zero-width joiner and non-joiner stay, as the first group, where a script or an emoji needs them to be
// spelt (https://www.rfc-editor.org/rfc/rfc5892#appendix-A); everywhere else they are a way to hide.
const script =
  '[[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}]&&[\\p{L}\\p{M}]]'
const picture = '\\p{Extended_Pictographic}'
const joiners = new RegExp(
  `((?<=${script})[\\u200c\\u200d](?=${script})|(?<=[${picture}\\p{Emoji_Modifier}])\\u200d(?=${picture}))|[\\u200c\\u200d]`,
  'gv',
)
