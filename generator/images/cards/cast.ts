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
  /** One more than the block has: the last one takes its ink away. */
  readonly rows: readonly CastRow[]
  readonly sums: Sums
}

type CastRow = {
  /** The bytes with ink here or right above: no other cast may have any of them. */
  readonly from: number
  readonly to: number
  /** The bytes that change, and how; both -1 if none does. */
  readonly first: number
  readonly last: number
  readonly bits: BitString
}

/** Of all changes, and of each times its distance from the first. */
export type Sums = { readonly plain: number; readonly placed: number }

export function castBlock(block: Block, writing: Writing): Cast {
  const changes = Array.from({ length: block.height + 1 }, (_, row) => changesIn(block, row))
  const rows = changes.map((changed, row) => ({ ...inkOf(block, row), ...said(changed, writing) }))
  return { left: block.left, top: block.top, rows: packed(rows), sums: sumsOf(changes) }
}

/** In one piece of memory, for it is read from begin to end. */
function packed(rows: readonly CastRow[]): CastRow[] {
  const words = new Uint16Array(rows.reduce((sum, { bits }) => sum + bits.words.length, 0))
  let start = 0
  return rows.map(row => {
    const bits = { words, start, count: row.bits.count }
    words.set(row.bits.words, start)
    start += row.bits.words.length
    return { ...row, bits }
  })
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

function inkOf(block: Block, row: number): Pick<CastRow, 'from' | 'to'> {
  const hasInk = Array.from(
    { length: block.width },
    (_, column) => (byteAt(block, row, column) | byteAt(block, row - 1, column)) !== 0,
  )
  return { from: hasInk.indexOf(true), to: hasInk.lastIndexOf(true) }
}

type Said = Pick<CastRow, 'first' | 'last' | 'bits'>

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
