import type { Bitmap } from './draw-bitmap.ts'
import { stride } from './png.ts'
import type { Tokens, Writing } from './tokens.ts'

/**
 * A compressed bitmap that can be put into any card. It holds, as bits, how its rows differ from the rows above. It says
 * nothing of bytes that it does not change, so it fits wherever nothing else has ink.
 */
export type CompressedBitmap = {
  readonly left: number
  readonly top: number
  readonly rows: CompressedRows
  readonly sums: Sums
}

/**
 * One entry for each row of the bitmap, and one more, whose changes end the ink. A card visits two thousand rows; with
 * an object for each, it took a quarter longer.
 */
type CompressedRows = {
  /** The first and the last byte with ink in this row or the one above. No other bitmap may use a byte between them. */
  readonly from: Int16Array
  readonly to: Int16Array
  /** The first and the last byte that change; both are -1 if none does. */
  readonly first: Int16Array
  readonly last: Int16Array
  /** How they change. Each row starts at a word of its own. */
  readonly words: Int32Array
  readonly starts: Int32Array
  readonly counts: Int32Array
}

/**
 * `plain` is the sum of all changes. In `placed`, each is multiplied by its distance from the first byte of the bitmap.
 */
export type Sums = { readonly plain: number; readonly placed: number }

export function compressBitmap(bitmap: Bitmap, writing: Writing): CompressedBitmap {
  const { left, top, width, height } = bitmap
  const { inks, changes } = compareRows(bitmap)
  const rows = openRows(height + 1)
  const words: number[] = []
  for (let row = 0; row <= height; row += 1) {
    const start = row * width
    const inked = spanOf(inks, start, start + width)
    rows.from[row] = inked.first
    rows.to[row] = inked.last
    const changed = spanOf(changes, start, start + width)
    rows.first[row] = changed.first
    rows.last[row] = changed.last
    if (changed.first >= 0)
      say(changes.subarray(start + changed.first, start + changed.last + 1), writing.tokens)
    const bits = writing.bits.take()
    rows.starts[row] = words.length
    rows.counts[row] = bits.count
    words.push(...bits.words)
  }
  const compressed = { ...rows, words: Int32Array.from(words) }
  return { left, top, rows: compressed, sums: sumsOf(changes, width) }
}

/**
 * For each byte, whether it or the one above has ink, and how it differs from the one above:
 * https://www.w3.org/TR/png-3/#9Filter-type-2-Up
 */
function compareRows({ bytes, width, height }: Bitmap) {
  const here = new Uint8Array(width * (height + 1))
  here.set(bytes)
  const above = new Uint8Array(here.length)
  above.set(bytes, width)
  return {
    inks: here.map((byte, at) => byte | (above[at] ?? 0)),
    changes: here.map((byte, at) => byte - (above[at] ?? 0)),
  }
}

function openRows(count: number): Omit<CompressedRows, 'words'> {
  return {
    from: new Int16Array(count),
    to: new Int16Array(count),
    first: new Int16Array(count),
    last: new Int16Array(count),
    starts: new Int32Array(count),
    counts: new Int32Array(count),
  }
}

type Span = { readonly first: number; readonly last: number }

/** The first and the last byte between two offsets that are not zero, counted from `start`; -1 if all are zero. */
function spanOf(bytes: Uint8Array, start: number, end: number): Span {
  let first = start
  while (first < end && bytes[first] === 0) first += 1
  if (first === end) return { first: -1, last: -1 }
  let last = end - 1
  while (bytes[last] === 0) last -= 1
  return { first: first - start, last: last - start }
}

function say(changes: Uint8Array, tokens: Tokens): void {
  let at = 0
  while (at < changes.length) {
    const change = changes[at] ?? 0
    const start = at
    while (changes[at] === change) at += 1
    if (change === 0) tokens.zeros(at - start)
    else sayTimes(change, at - start, tokens)
  }
}

function sayTimes(change: number, times: number, tokens: Tokens): void {
  tokens.byte(change)
  if (times > 3) tokens.again(times - 1)
  else for (let time = 1; time < times; time += 1) tokens.byte(change)
}

function sumsOf(changes: Uint8Array, width: number): Sums {
  let [plain, placed] = [0, 0]
  for (let at = 0; at < changes.length; at += 1) {
    const change = changes[at] ?? 0
    plain += change
    placed += change * (Math.floor(at / width) * stride + (at % width))
  }
  return { plain, placed }
}
