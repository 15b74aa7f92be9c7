import { type FontFile, numbersAt } from './font-file.ts'

/** How much to add to the distance between two glyphs, in the units of the font. */
type Kerning = (left: number, right: number) => number

/** Reads the lookups of type 2 for the feature "kern": https://learn.microsoft.com/typography/opentype/spec/gpos */
export function readKerning({ bytes, table }: FontFile): Kerning {
  const start = table('GPOS')
  const pairs = kerningLookups(bytes, start).flatMap(lookup => subtablesOf(bytes, lookup))
  const known = new Map<number, number>()
  return (left, right) => {
    const pair = left * 0x10000 + right
    const value = known.get(pair) ?? firstOf(pairs, left, right)
    known.set(pair, value)
    return value
  }
}

/** `undefined` if the subtable does not cover the pair; the next subtable is then used. */
type Pairs = (left: number, right: number) => number | undefined

function firstOf(pairs: readonly Pairs[], left: number, right: number): number {
  for (const ask of pairs) {
    const value = ask(left, right)
    if (value !== undefined) return value
  }
  return 0
}

function kerningLookups(bytes: Buffer, start: number): number[] {
  const features = start + bytes.readUInt16BE(start + 6)
  const lookups = start + bytes.readUInt16BE(start + 8)
  const numbers = new Set<number>()
  for (let n = 0; n < bytes.readUInt16BE(features); n += 1) {
    const record = features + 2 + 6 * n
    if (bytes.toString('latin1', record, record + 4) !== 'kern') continue
    const feature = features + bytes.readUInt16BE(record + 4)
    for (const number of numbersAt(bytes, feature + 4, bytes.readUInt16BE(feature + 2)))
      numbers.add(number)
  }
  return [...numbers].map(number => lookups + bytes.readUInt16BE(lookups + 2 + 2 * number))
}

const pairAdjustment = 2
const extension = 9
/** Only the left glyph's advance changes. This reader understands nothing else, and kerning needs nothing else. */
const advanceOnly = 0x0004

function subtablesOf(bytes: Buffer, lookup: number): Pairs[] {
  const type = bytes.readUInt16BE(lookup)
  return numbersAt(bytes, lookup + 6, bytes.readUInt16BE(lookup + 4)).flatMap(offset => {
    const near = lookup + offset
    const isFar = type === extension
    const kind = isFar ? bytes.readUInt16BE(near + 2) : type
    const subtable = isFar ? near + bytes.readUInt32BE(near + 4) : near
    const isReadable =
      kind === pairAdjustment &&
      bytes.readUInt16BE(subtable + 4) === advanceOnly &&
      bytes.readUInt16BE(subtable + 6) === 0
    if (!isReadable) return []
    return [
      bytes.readUInt16BE(subtable) === 1 ? byGlyphs(bytes, subtable) : byClasses(bytes, subtable),
    ]
  })
}

function byGlyphs(bytes: Buffer, start: number): Pairs {
  const covered = readCoverage(bytes, start + bytes.readUInt16BE(start + 2))
  return (left, right) => {
    const position = covered.get(left)
    if (position === undefined) return undefined
    const set = start + bytes.readUInt16BE(start + 10 + 2 * position)
    for (let n = 0; n < bytes.readUInt16BE(set); n += 1) {
      const record = set + 2 + 4 * n
      if (bytes.readUInt16BE(record) === right) return bytes.readInt16BE(record + 2)
    }
    return undefined
  }
}

function byClasses(bytes: Buffer, start: number): Pairs {
  const covered = readCoverage(bytes, start + bytes.readUInt16BE(start + 2))
  const lefts = readClasses(bytes, start + bytes.readUInt16BE(start + 8))
  const rights = readClasses(bytes, start + bytes.readUInt16BE(start + 10))
  const width = bytes.readUInt16BE(start + 14)
  return (left, right) => {
    if (!covered.has(left)) return undefined
    const cell = (lefts.get(left) ?? 0) * width + (rights.get(right) ?? 0)
    return bytes.readInt16BE(start + 16 + 2 * cell)
  }
}

/** The glyphs that a subtable covers, with their positions in its list. */
function readCoverage(bytes: Buffer, start: number): ReadonlyMap<number, number> {
  const count = bytes.readUInt16BE(start + 2)
  if (bytes.readUInt16BE(start) === 1)
    return new Map(numbersAt(bytes, start + 4, count).map((glyph, position) => [glyph, position]))
  return rangesAt(bytes, start + 2, (glyph, { first, value }) => value + glyph - first)
}

function readClasses(bytes: Buffer, start: number): ReadonlyMap<number, number> {
  if (bytes.readUInt16BE(start) === 2) return rangesAt(bytes, start + 2, (_, { value }) => value)
  const first = bytes.readUInt16BE(start + 2)
  const values = numbersAt(bytes, start + 6, bytes.readUInt16BE(start + 4))
  return new Map(values.map((value, position) => [first + position, value]))
}

type Range = { readonly first: number; readonly value: number }

function rangesAt(
  bytes: Buffer,
  start: number,
  numberOf: (glyph: number, range: Range) => number,
): ReadonlyMap<number, number> {
  const values = new Map<number, number>()
  for (let n = 0; n < bytes.readUInt16BE(start); n += 1) {
    const [first = 0, last = 0, value = 0] = numbersAt(bytes, start + 2 + 6 * n, 3)
    for (let glyph = first; glyph <= last; glyph += 1)
      values.set(glyph, numberOf(glyph, { first, value }))
  }
  return values
}
