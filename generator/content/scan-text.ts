import { type FoundReferences, findReferences } from './find-references.ts'
import { frameOriginsIn } from './frame-address.ts'

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

/** The first paragraph of prose as plain text, cut at a word. */
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
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= summaryLength) return plain
  return `${plain.slice(0, summaryLength).replace(/\s+\S*$/, '')} …`
}
