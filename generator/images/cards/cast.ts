import type { BitString } from './bits.ts'
import type { Block } from './block.ts'
import { stride } from './png.ts'
import type { Tokens, Writing } from './tokens.ts'

/**
 * A block ready to be set into any card: what it changes of the row above, as bits. A row above that
 * the block does not change is not its business, so that it fits wherever nothing else has ink.
 */
export type Cast = {
  readonly left: number
  readonly top: number
  readonly rows: CastRows
  readonly sums: Sums
}

/**
 * By row, and one more than the block has: the last one takes its ink away. A card visits two thousand of them;
 * with an object for each it took a quarter longer.
 */
type CastRows = {
  /** The bytes with ink here or right above: no other cast may have any of them. */
  readonly from: Int16Array
  readonly to: Int16Array
  /** The bytes that change; both -1 if none does. */
  readonly first: Int16Array
  readonly last: Int16Array
  /** How they change: bits one row behind the other, each from a word of its own. */
  readonly words: Uint16Array
  readonly starts: Int32Array
  readonly counts: Int32Array
}

/** Of all changes, and of each times its distance from the first. */
export type Sums = { readonly plain: number; readonly placed: number }

export function castBlock(block: Block, writing: Writing): Cast {
  const changes = Array.from({ length: block.height + 1 }, (_, row) => changesIn(block, row))
  const rows = changes.map((changed, row) => ({ ...inkOf(block, row), ...said(changed, writing) }))
  return { left: block.left, top: block.top, rows: inColumns(rows), sums: sumsOf(changes) }
}

function inColumns(rows: readonly CastRow[]): CastRows {
  const words = new Uint16Array(rows.reduce((sum, { bits }) => sum + bits.words.length, 0))
  const starts = new Int32Array(rows.length)
  let start = 0
  for (const [row, { bits }] of rows.entries()) {
    starts[row] = start
    words.set(bits.words, start)
    start += bits.words.length
  }
  return {
    from: Int16Array.from(rows, row => row.from),
    to: Int16Array.from(rows, row => row.to),
    first: Int16Array.from(rows, row => row.first),
    last: Int16Array.from(rows, row => row.last),
    words,
    starts,
    counts: Int32Array.from(rows, row => row.bits.count),
  }
}

function byteAt({ bytes, width, height }: Block, row: number, column: number): number {
  return row < 0 || row >= height ? 0 : (bytes[row * width + column] ?? 0)
}

/** https://www.w3.org/TR/png-3/#9Filter-type-2-Up */
function changesIn(block: Block, row: number): number[] {
  return Array.from(
    { length: block.width },
    (_, column) => (byteAt(block, row, column) - byteAt(block, row - 1, column)) & 0xff,
  )
}

type CastRow = Inked & Said

type Inked = { readonly from: number; readonly to: number }

function inkOf(block: Block, row: number): Inked {
  const hasInk = Array.from(
    { length: block.width },
    (_, column) => (byteAt(block, row, column) | byteAt(block, row - 1, column)) !== 0,
  )
  return { from: hasInk.indexOf(true), to: hasInk.lastIndexOf(true) }
}

type Said = { readonly first: number; readonly last: number; readonly bits: BitString }

function said(changes: readonly number[], { bits, tokens }: Writing): Said {
  const first = changes.findIndex(change => change !== 0)
  const last = changes.findLastIndex(change => change !== 0)
  let at = first
  while (at <= last && at >= 0) {
    const change = changes[at] ?? 0
    const next = changes.findIndex((other, place) => place > at && other !== change)
    const times = (next < 0 ? changes.length : next) - at
    if (change === 0) tokens.zeros(times)
    else sayTimes(change, times, tokens)
    at += times
  }
  return { first, last, bits: bits.take() }
}

function sayTimes(change: number, times: number, tokens: Tokens): void {
  tokens.byte(change)
  if (times > 3) tokens.again(times - 1)
  else for (let time = 1; time < times; time += 1) tokens.byte(change)
}

function sumsOf(changes: readonly (readonly number[])[]): Sums {
  let [plain, placed] = [0, 0]
  for (const [row, changed] of changes.entries())
    for (const [column, change] of changed.entries()) {
      plain += change
      placed += change * (row * stride + column)
    }
  return { plain, placed }
}
