import fc from 'fast-check'

/** Where in UTF-16 the halves of pairs stand, which are no characters. */
const halves = { from: 0xd800, many: 0x800 }

/**
 * The same characters as fast-check's own unit "binary" draws, one by one. To look for a dangerous string, that one
 * writes down each of the million characters first, for a second and with a hundred megabytes.
 */
export const anyCharacter = fc
  .nat({ max: 0x10ffff - halves.many })
  .map(place => String.fromCodePoint(place < halves.from ? place : place + halves.many), placeOf)

function placeOf(text: unknown): number {
  if (typeof text !== 'string' || !/^.$/su.test(text) || !text.isWellFormed())
    throw new Error('not one character')
  const point = text.codePointAt(0) ?? 0
  return point < halves.from ? point : point - halves.many
}
