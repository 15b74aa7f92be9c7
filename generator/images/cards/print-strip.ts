import type { BitString } from './bits.ts'
import type { Cast, Sums } from './cast.ts'
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
  const stream = openStream(writing)
  forme.rows.forEach((placed, down) => {
    if (placed.length === 0) {
      stream.zeros(stride)
      return
    }
    stream.byte(up)
    printRow(forme.strip.top + down, placed, stream)
  })
  return { ...stream.end(), sums: sumsOf(forme) }
}

function printRow(row: number, placed: readonly Placed[], stream: Stream): void {
  let column = 0
  for (const one of placed) {
    const { left, top, rows } = one.cast
    const down = row - one.row - top
    const last = rows.last[down] ?? -1
    if (last < 0) continue
    const begin = one.column + left
    stream.zeros(begin + (rows.first[down] ?? 0) - column)
    stream.append(rows, down)
    column = begin + last + 1
  }
  stream.zeros(stride - 1 - column)
}

/** Zeros are written when it is known how many there are. */
type Stream = {
  zeros(count: number): void
  byte(byte: number): void
  append(rows: Cast['rows'], row: number): void
  end(): Omit<Print, 'sums'>
}

function openStream({ bits, tokens }: Writing): Stream {
  let before: number | null = null
  let zeros = 0
  const pass = () => {
    if (before === null) before = zeros
    else tokens.zeros(zeros)
    zeros = 0
  }
  return {
    zeros: count => {
      zeros += count
    },
    byte: byte => {
      pass()
      tokens.byte(byte)
    },
    append: ({ words, starts, counts }, row) => {
      pass()
      bits.append(words, starts[row] ?? 0, counts[row] ?? 0)
    },
    end: () => ({ before: before ?? 0, bits: bits.take(), behind: zeros }),
  }
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
