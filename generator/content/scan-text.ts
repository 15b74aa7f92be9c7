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
  const characters = body.match(character)?.length ?? 0
  const words =
    body.replace(character, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
  return {
    summary: summarise(body),
    minutes: Math.max(1, Math.round(words / wordsPerMinute + characters / charactersPerMinute)),
    frames: frameOriginsIn(body),
    ...findReferences(body),
  }
}

/** The first paragraph of prose as plain text, cut at a word where there is one. */
function summarise(body: string): string {
  const paragraph = body
    .split(/\r?\n[ \t]*\r?\n/)
    .find(
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

/** A word that is longer than this is cut as well: there may be none, as in Japanese. */
const longestWord = 40

function shorten(plain: string): string {
  const characters = [...plain]
  if (characters.length <= summaryLength) return plain
  const beginning = characters.slice(0, summaryLength).join('')
  const words = beginning.replace(new RegExp(`\\s+\\S{0,${longestWord}}$`, 'u'), '')
  return words === beginning ? `${beginning}…` : `${words} …`
}
