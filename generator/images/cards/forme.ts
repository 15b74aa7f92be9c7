import type { Foundry, Placed } from './foundry.ts'

/** Some rows of a card. */
export type Strip = { readonly top: number; readonly height: number }

/** What a strip is printed with. */
export type Forme = {
  readonly strip: Strip
  readonly placed: readonly Placed[]
  /** Of each row, all that has ink there or right above, from left to right. */
  readonly rows: readonly (readonly Placed[])[]
}

/** Casts that want the same byte are made one, and this again, until each byte is wanted once. */
export function lockUp(placed: readonly Placed[], strip: Strip, foundry: Foundry): Forme {
  const inOrder = placed.toSorted((a, b) => a.column - b.column)
  const rows: Placed[][] = []
  // `Array.from` looks for a property for each of them, which takes longer than to fill it.
  while (rows.length < strip.height) rows.push([])
  const ends = new Int32Array(strip.height).fill(-1)
  const clashes: Clash[] = []
  for (const one of inOrder) {
    const left = one.column + one.cast.left
    const top = one.row + one.cast.top - strip.top
    const { from, to } = one.cast.rows
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
  return lockUp(joinAll(inOrder, clashes, foundry), strip, foundry)
}

type Clash = readonly [Placed, Placed]

function joinAll(
  placed: readonly Placed[],
  clashes: readonly Clash[],
  foundry: Foundry,
): readonly Placed[] {
  const groups = new Map(placed.map(one => [one, [one]]))
  for (const [one, other] of clashes) {
    const [these, those] = [groups.get(one) ?? [], groups.get(other) ?? []]
    if (these === those) continue
    const all = [...these, ...those]
    for (const member of all) groups.set(member, all)
  }
  return [...new Set(groups.values())].map(foundry.join)
}
