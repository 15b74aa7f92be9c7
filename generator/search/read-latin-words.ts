import { foreign as foreignKind, kindOf, letter } from '../latin-letters.ts'
import type { ReadWords } from './read-words.ts'

/**
 * Reads texts in Latin letters in a third of the time, and answers `null` for others: a clean build reads the words of
 * all posts, and the same stand there again and again. What stands together is known by two numbers, in which there is
 * room for ten letters of the alphabet; only the first of its kind, and what is longer or has other letters, is cut out
 * of the text to be made into words. A test compares both.
 */
export function openLatinReader(wordsOf: ReadWords): (text: string) => readonly number[] | null {
  const runs = new Array<Run | undefined>(drawers)
  let text = ''
  let codes = new Uint16Array(0)

  /** One by one, letters are read from there in half the time. */
  function lay(written: string): void {
    text = written
    if (codes.length < text.length) codes = new Uint16Array(2 * text.length)
    Buffer.from(codes.buffer).write(text, 'utf16le')
  }

  function openRun(start: number, end: number, { high, low }: Letters): readonly number[] {
    const hash = Math.imul(high ^ Math.imul(low, 0x01000193), 0x01000193)
    const drawer = (hash ^ (hash >>> 16)) & (drawers - 1)
    const first = runs[drawer]
    for (let run = first; run !== undefined; run = run.next)
      if (run.low === low && run.high === high && run.length === end - start) return run.words
    const run = text.slice(start, end)
    const words = wordsOf(run)
    if (isKnownByNumbers.test(run))
      runs[drawer] = { high, low, length: run.length, words, next: first }
    return words
  }

  return written => {
    lay(written)
    const found: number[] = []
    for (let start = 0; start < text.length; ) {
      let [high, low, sign] = [0, 0, between]
      let end = start
      for (; end < text.length; end += 1) {
        sign = signs[codes[end] ?? 0] ?? foreign
        if (sign === between || sign === foreign) break
        high = (high << 6) | (low >>> 24)
        low = ((low << 6) & 0x3fffffff) | sign
      }
      if (sign === foreign) return null
      if (end > start) for (const word of openRun(start, end, { high, low })) found.push(word)
      start = end + 1
    }
    return found
  }
}

/** Half as many as a large volume has words. */
const drawers = 0x4000

/** The last five letters, six bits each, and the five before. */
type Letters = { readonly high: number; readonly low: number }

/** Letters and digits that stand together, and the words that they make. */
type Run = Letters & {
  readonly length: number
  readonly words: readonly number[]
  /** Another one in the same drawer. */
  readonly next: Run | undefined
}

const isKnownByNumbers = /^[0-9A-Za-z]{1,10}$/
const between = 0
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Of all Latin letters that are not in the alphabet. */
const other = 63
const foreign = 64
const signs = Uint8Array.from({ length: 0x2070 }, (_, code) => {
  const kind = kindOf(code)
  if (kind === foreignKind) return foreign
  if (kind !== letter) return between
  return alphabet.indexOf(String.fromCharCode(code)) + 1 || other
})
