/**
 * What the characters of a text in Latin letters are, each as a bit (none of them
 * is set for what stands between words), for whoever looks at all of them: a table
 * tells it in a tenth of the time that expressions with Unicode's properties take.
 */
export const letter = 1
/** An apostrophe, or a hyphen. */
const joint = 2
/** A text with one of these is read the long way: it may need Unicode's tables, or be put together anew before. */
export const foreign = 4

const kinds = new Uint8Array(0x2070).fill(foreign, 0x250, 0x2000)
kinds[0xad] = foreign // The soft hyphen, which words are found without.
for (const code of [0x27, 0x2d, 0x2019]) kinds[code] = joint
for (const range of '09 AZ az ªª ²³ µµ ¹º ¼¾ ÀÖ Øö øɏ'.split(' '))
  kinds.fill(letter, range.charCodeAt(0), range.charCodeAt(1) + 1)

/** Of letters and digits up to U+024F, what stands between them there, and the signs from U+2000 on. */
export function kindOf(code: number): number {
  return kinds[code] ?? foreign
}

/** Lays a text out as numbers, which are read one by one in half the time; the next text takes the same place. */
export function openTray(): (text: string) => Uint16Array {
  let tray = new Uint16Array(0)
  return text => {
    if (tray.length < text.length) tray = new Uint16Array(2 * text.length)
    Buffer.from(tray.buffer).write(text, 'utf16le')
    return tray
  }
}
