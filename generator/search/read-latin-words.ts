import {
  foreign as foreignKind,
  kindOf,
  letter,
  openCharacterCodes,
} from '../content/texts/latin-letters.ts'
import type { ReadWords } from './read-words.ts'

/**
 * Reads texts in Latin letters in a third of the time, and returns `null` for others. A clean build reads the words of
 * all posts, and the same words occur again and again. A run of letters is identified by two numbers, which have room
 * for ten letters of the alphabet. Only the first run of its kind, and runs that are longer or have other letters, are
 * cut out of the text to be turned into words. A test compares both readers.
 */
export function openLatinReader(wordsOf: ReadWords): (text: string) => readonly number[] | null {
  const openRun = openRuns(wordsOf)
  const codesOf = openCharacterCodes()
  return text => {
    const codes = codesOf(text)
    const { length } = text
    const found: number[] = []
    for (let start = 0, end = 0; start < length; start = end + 1) {
      let high = 0
      let low = 0
      let sign = between
      for (end = start; end < length; end += 1) {
        sign = signs[codes[end] ?? 0] ?? foreign
        if ((sign & noLetter) === 0) break
        high = (high << 6) | (low >>> 24)
        low = ((low << 6) & 0x3fffffff) | sign
      }
      if (sign === foreign) return null
      if (end > start) addTo(found, openRun(text, { start, end, high, low }))
    }
    return found
  }
}

function addTo(found: number[], words: readonly number[]): void {
  // Nearly always there is only one.
  if (words.length === 1) found.push(words[0] ?? 0)
  else for (const word of words) found.push(word)
}

type OpenRun = (text: string, found: Letters & Span) => readonly number[]

function openRuns(wordsOf: ReadWords): OpenRun {
  const runs = new Array<Run | undefined>(buckets)
  return (text, { start, end, high, low }) => {
    const hash = Math.imul(high ^ Math.imul(low, 0x01000193), 0x01000193)
    const bucket = (hash ^ (hash >>> 16)) & (buckets - 1)
    const first = runs[bucket]
    for (let run = first; run !== undefined; run = run.next)
      if (run.low === low && run.high === high && run.length === end - start) return run.words
    const run = text.slice(start, end)
    const words = wordsOf(run)
    if (isKnownByNumbers.test(run))
      runs[bucket] = { high, low, length: run.length, words, next: first }
    return words
  }
}

/** Half the number of words in a large volume. */
const buckets = 0x4000

/** `low` holds the last five letters with six bits each, `high` the five before. */
type Letters = { readonly high: number; readonly low: number }

/** Where a run is in the text. */
type Span = { readonly start: number; readonly end: number }

/** A run of letters and digits, and the words that it makes. */
type Run = Letters & {
  readonly length: number
  readonly words: readonly number[]
  /** Another run in the same bucket. */
  readonly next: Run | undefined
}

const isKnownByNumbers = /^[0-9A-Za-z]{1,10}$/
const between = 0
/** The signs `between` and `foreign` have none of these bits. */
const noLetter = 63
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** The sign of all Latin letters that are not in the alphabet. */
const other = 63
const foreign = 64
const signs = Uint8Array.from({ length: 0x2070 }, (_, code) => {
  const kind = kindOf(code)
  if (kind === foreignKind) return foreign
  if (kind !== letter) return between
  return alphabet.indexOf(String.fromCharCode(code)) + 1 || other
})
