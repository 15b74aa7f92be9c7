/**
 * Classifies the characters of a text in Latin letters by a table, for code that looks at every character. This takes a
 * tenth of the time of regular expressions with Unicode properties. Each class is one bit; separators have none.
 */
export const letter = 1
/** An apostrophe or a hyphen, which can be part of a word. */
const joint = 2
/** A text with such a character needs the slower way: Unicode's properties, or normalisation. */
export const foreign = 4

const kinds = new Uint8Array(0x2070).fill(foreign, 0x250, 0x2000)
kinds[0xad] = foreign // The soft hyphen, which must be removed before words are found.
for (const code of [0x27, 0x2d, 0x2019]) kinds[code] = joint
for (const range of '09 AZ az ªª ²³ µµ ¹º ¼¾ ÀÖ Øö øɏ'.split(' '))
  kinds.fill(letter, range.charCodeAt(0), range.charCodeAt(1) + 1)

/** Knows the characters up to U+024F and the punctuation from U+2000; every other one is foreign. */
export function kindOf(code: number): number {
  return kinds[code] ?? foreign
}

/** Converts a text to its character codes, which can be read twice as fast. The next text overwrites them. */
export function openCharacterCodes(): (text: string) => Uint16Array {
  let codes = new Uint16Array(0)
  return text => {
    if (codes.length < text.length) codes = new Uint16Array(2 * text.length)
    Buffer.from(codes.buffer).write(text, 'utf16le')
    return codes
  }
}
