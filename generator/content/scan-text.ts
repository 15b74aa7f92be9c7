import { foreign, kindOf, letter, openTray } from '../latin-letters.ts'
import { type FoundReferences, findReferences } from './find-references.ts'
import { frameOriginsIn } from './frame-address.ts'
import { joinsUnspaced } from './unspaced.ts'

/** What can be said of a Markdown text without parsing it, which would cost as much as rendering it. */
export type ScannedText = FoundReferences & {
  readonly summary: string
  readonly minutes: number
  /** Origins whose players a page of the text may show. */
  readonly frames: readonly string[]
}

const wordsPerMinute = 220
/** Scripts without spaces are counted by their characters. */
const charactersPerMinute = 500
const character = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const summaryLength = 240
/** Enough for any summary; the expressions below take time that grows with the square of a text's length. */
const longestParagraph = 4_000

export function scanText(body: string): ScannedText {
  return {
    summary: summarise(body),
    minutes: Math.max(1, Math.round(minutesFor(body))),
    frames: frameOriginsIn(body),
    ...findReferences(body),
  }
}

function minutesFor(body: string): number {
  const words = countLatinWords(body)
  if (words !== null) return words / wordsPerMinute
  const characters = body.match(character)?.length ?? 0
  const spaced = characters === 0 ? body : body.replace(character, ' ')
  const others = spaced.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
  return others / wordsPerMinute + characters / charactersPerMinute
}

const layOut = openTray()

/** The same as the expressions above find; `null` of a text with other letters. Without branches: half the time. */
function countLatinWords(body: string): number | null {
  const codes = layOut(body)
  const { length } = body
  let words = 0
  let seen = 0
  let within = 0
  for (let place = 0; place < length; place += 1) {
    const kind = kindOf(codes[place] ?? 0)
    seen |= kind
    words += kind & letter & ~within
    // A joint is a letter's bit moved by one: it counts as a letter where one stands before it.
    within = (kind | ((kind >> 1) & within)) & letter
  }
  return (seen & foreign) === 0 ? words : null
}

/** The first paragraph of prose as plain text, cut at a word where there is one. */
function summarise(body: string): string {
  const paragraph = blocksIn(body).find(
    block =>
      /^\s{0,3}[\p{L}\p{N}*_"“‘«「¿¡[(]/u.test(block) && !/^\s*(?:[-*+]|\d+[.)])\s/.test(block),
  )
  const plain = (paragraph ?? '')
    .slice(0, longestParagraph)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<[^>]+>/g, '')
    .replace(/[*_`]+/g, '')
    .trim()
    .replace(/(\S)\s*\n\s*(?=(\S))/gu, (_, before: string, after: string) =>
      joinsUnspaced(before, after) ? before : `${before} `,
    )
    .replace(/\s+/g, ' ')
  return shorten(plain)
}

/** One after the other: mostly the first is the one that is sought. */
function* blocksIn(body: string): Generator<string, undefined> {
  let start = 0
  for (const { 0: gap, index } of body.matchAll(/\r?\n[ \t]*\r?\n/g)) {
    yield body.slice(start, index)
    start = index + gap.length
  }
  yield body.slice(start)
}

/** A word that is longer than this is cut as well: there may be none, as in Japanese. */
const longestWord = 40

const cutWord = new RegExp(`\\s+\\S{0,${longestWord}}$`, 'u')

function shorten(plain: string): string {
  if (plain.length <= summaryLength) return plain
  // No character takes more than two units; what is behind those does not matter.
  const enough = plain.slice(0, 2 * summaryLength + 2)
  const characters = /[\uD800-\uDFFF]/.test(enough) ? [...enough] : null
  if (characters !== null && characters.length <= summaryLength) return plain
  const beginning = characters?.slice(0, summaryLength).join('') ?? plain.slice(0, summaryLength)
  const words = beginning.replace(cutWord, '')
  return words === beginning ? `${beginning}…` : `${words} …`
}
