import type { Placed, ShapeCompressor } from './shape-compressor.ts'

/** Some rows of a card. */
export type Strip = { readonly top: number; readonly height: number }

/** The bitmaps that make up a strip. */
export type ComposedStrip = {
  readonly strip: Strip
  readonly placed: readonly Placed[]
  /** For each row, the bitmaps with ink in it or in the row above, from left to right. */
  readonly rows: readonly (readonly Placed[])[]
}

/** Joins bitmaps that need the same byte, and repeats this until no two of them do. */
export function composeStrip(
  placed: readonly Placed[],
  strip: Strip,
  compressor: ShapeCompressor,
): ComposedStrip {
  const inOrder = placed.toSorted((a, b) => a.column - b.column)
  const rows: Placed[][] = []
  // `Array.from` would look up a property for each row, which takes longer than filling the array.
  while (rows.length < strip.height) rows.push([])
  const ends = new Int32Array(strip.height).fill(-1)
  const clashes: Clash[] = []
  for (const one of inOrder) {
    const left = one.column + one.bitmap.left
    const top = one.row + one.bitmap.top - strip.top
    const { from, to } = one.bitmap.rows
    for (let down = 0; down < to.length; down += 1) {
      const there = rows[top + down]
      const last = to[down] ?? -1
      if (there === undefined || last < 0) continue
      const end = ends[top + down] ?? -1
      const before = left + (from[down] ?? 0) <= end ? there.at(-1) : undefined
      if (before !== undefined) clashes.push([before, one])
      ends[top + down] = Math.max(end, left + last)
      there.push(one)
    }
  }
  if (clashes.length === 0) return { strip, placed, rows }
  return composeStrip(joinAll(inOrder, clashes, compressor), strip, compressor)
}

type Clash = readonly [Placed, Placed]

function joinAll(
  placed: readonly Placed[],
  clashes: readonly Clash[],
  compressor: ShapeCompressor,
): readonly Placed[] {
  const groups = new Map(placed.map(one => [one, [one]]))
  for (const [one, other] of clashes) {
    const [these, those] = [groups.get(one) ?? [], groups.get(other) ?? []]
    if (these === those) continue
    const all = [...these, ...those]
    for (const member of all) groups.set(member, all)
  }
  return [...new Set(groups.values())].map(compressor.join)
}
