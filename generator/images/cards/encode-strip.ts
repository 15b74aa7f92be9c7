import type { BitString } from './bits.ts'
import type { ComposedStrip } from './compose-strip.ts'
import type { Sums } from './compress-bitmap.ts'
import { pictureLength, stride } from './png.ts'
import type { Placed } from './shape-compressor.ts'
import type { Writing } from './tokens.ts'

/** A strip as bits of the stream, between two runs of zeros. */
export type EncodedStrip = {
  readonly before: number
  readonly bits: BitString
  readonly behind: number
  /** What the strip adds to the checksum of the picture. */
  readonly sums: Sums
}

/**
 * The filter for rows with ink, which are stored as differences from the row above. Rows without ink need no filter and
 * are all zeros.
 */
const up = 2

/** Visits only what changes between rows, and so neither the paper nor the inside of a letter. */
export function encodeStrip(composed: ComposedStrip, writing: Writing): EncodedStrip {
  const { strip, rows } = composed
  const first = Math.max(
    0,
    rows.findIndex(placed => placed.length > 0),
  )
  // Zeros are counted first and written later.
  let zeros = 0
  for (let down = first; down < rows.length; down += 1) {
    const placed = rows[down] ?? []
    if (placed.length === 0) {
      zeros += stride
      continue
    }
    writing.tokens.zeros(zeros)
    writing.tokens.byte(up)
    zeros = encodeRow(strip.top + down, placed, writing)
  }
  return {
    before: first * stride,
    bits: writing.bits.take(),
    behind: zeros,
    sums: sumsOf(composed),
  }
}

/** Returns how many zeros follow what it wrote. */
function encodeRow(row: number, placed: readonly Placed[], { bits, tokens }: Writing): number {
  let column = 0
  for (const one of placed) {
    const { left, top, rows } = one.bitmap
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
 * For Adler-32, whose second sum counts a byte once for itself and once for each byte after it:
 * https://www.rfc-editor.org/rfc/rfc1950#section-9
 */
function sumsOf({ strip, placed: all, rows }: ComposedStrip): Sums {
  let [plain, placed] = [0, 0]
  const add = (sum: number, moment: number, at: number) => {
    plain += sum
    placed += sum * (pictureLength - at) - moment
  }
  rows.forEach(({ length }, down) => {
    if (length > 0) add(up, 0, (strip.top + down) * stride)
  })
  for (const { bitmap, column, row } of all) {
    const at = (row + bitmap.top) * stride + 1 + column + bitmap.left
    add(bitmap.sums.plain, bitmap.sums.placed, at)
  }
  return { plain, placed }
}
