import type { BitString } from './bits.ts'
import type { Sums } from './cast.ts'
import type { Forme } from './forme.ts'
import type { Placed } from './foundry.ts'
import { pictureLength, stride } from './png.ts'
import type { Writing } from './tokens.ts'

/** A strip as it stands in the stream, between two runs of zeros. */
export type Print = {
  readonly before: number
  readonly bits: BitString
  readonly behind: number
  /** What its bytes add to the picture's checksum. */
  readonly sums: Sums
}

/** Rows with ink are stored as what changes from the row above; the others, without a filter, are zeros. */
const up = 2

/** Only what changes is visited: no pixel of the paper, and none inside a letter. */
export function printStrip(forme: Forme, writing: Writing): Print {
  const { strip, rows } = forme
  const first = Math.max(
    0,
    rows.findIndex(placed => placed.length > 0),
  )
  // Zeros are written when it is known how many there are.
  let zeros = 0
  for (let down = first; down < rows.length; down += 1) {
    const placed = rows[down] ?? []
    if (placed.length === 0) {
      zeros += stride
      continue
    }
    writing.tokens.zeros(zeros)
    writing.tokens.byte(up)
    zeros = printRow(strip.top + down, placed, writing)
  }
  return {
    before: first * stride,
    bits: writing.bits.take(),
    behind: zeros,
    sums: sumsOf(forme),
  }
}

/** Answers with how many zeros are behind what it wrote. */
function printRow(row: number, placed: readonly Placed[], { bits, tokens }: Writing): number {
  let column = 0
  for (const one of placed) {
    const { left, top, rows } = one.cast
    const down = row - one.row - top
    const last = rows.last[down] ?? -1
    if (last < 0) continue
    const begin = one.column + left
    tokens.zeros(begin + (rows.first[down] ?? 0) - column)
    bits.append(rows.words, rows.starts[down] ?? 0, rows.counts[down] ?? 0)
    column = begin + last + 1
  }
  return stride - 1 - column
}

/**
 * For https://www.rfc-editor.org/rfc/rfc1950#section-9, in which
 * a byte counts once for each that follows it, and for itself.
 */
function sumsOf({ strip, placed: all, rows }: Forme): Sums {
  let [plain, placed] = [0, 0]
  const add = (sum: number, moment: number, at: number) => {
    plain += sum
    placed += sum * (pictureLength - at) - moment
  }
  rows.forEach(({ length }, down) => {
    if (length > 0) add(up, 0, (strip.top + down) * stride)
  })
  for (const { cast, column, row } of all) {
    const at = (row + cast.top) * stride + 1 + column + cast.left
    add(cast.sums.plain, cast.sums.placed, at)
  }
  return { plain, placed }
}
