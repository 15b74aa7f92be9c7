/** What can be said of a Markdown text without parsing it, which would cost as much as rendering it. */
export type ScannedText = {
  readonly summary: string
  readonly minutes: number
  readonly references: readonly string[]
}

const wordsPerMinute = 220
/** Scripts without spaces are counted by their characters. */
const charactersPerMinute = 500
const character = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const summaryLength = 240

export function scanText(body: string): ScannedText {
  const characters = body.match(character)?.length ?? 0
  const words =
    body.replace(character, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
  return {
    summary: summarise(body),
    minutes: Math.max(1, Math.round(words / wordsPerMinute + characters / charactersPerMinute)),
    references: findReferences(body),
  }
}

/**
 * Whatever could be the address of something on this site: Markdown links, images and definitions,
 * and the `src` and `href` of raw HTML. Code samples give false ones, which do no harm.
 */
function findReferences(body: string): string[] {
  const found = new Set<string>()
  const patterns = [
    /\]\(\s*<?([^\s)>]+)/g,
    /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm,
    /\b(?:src|href)\s*=\s*["']([^"']+)["']/g,
  ]
  for (const pattern of patterns) {
    for (const match of body.matchAll(pattern)) {
      const reference = match[1]
      if (reference !== undefined && isLocal(reference)) found.add(reference)
    }
  }
  return [...found].sort()
}

/** Neither another site, nor a fragment of this page, nor an address from the site's root. */
function isLocal(reference: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(reference)
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
