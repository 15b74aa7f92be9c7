import fc from './fast-check.ts'

/** The range of surrogates in UTF-16, which are no characters on their own. */
const halves = { from: 0xd800, many: 0x800 }

/**
 * Draws the same characters as fast-check's own unit "binary". To look for a dangerous string, that one first lists all
 * of the million characters, which takes a second and a hundred megabytes.
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
