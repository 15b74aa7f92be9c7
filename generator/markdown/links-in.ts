import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { plainReference } from '../content/references.ts'
import { addressesInHtml } from '../content/texts/html-addresses.ts'
import { remember } from '../remember.ts'
import { createMarkdown } from './create-markdown.ts'
import { withoutCode } from './without-code.ts'

/** A link or an image of a text, in its plain spelling. Lines and columns start at 1. */
type LinkInText = { readonly href: string; readonly line: number; readonly column: number }

/** The links that readers will get, in the order of the text; code samples have none. */
export function linksIn(text: string): LinkInText[] {
  const lines = withoutCode(text.split('\n'))
  const definitionOf = openDefinitions(lines)
  return createMarkdown()
    .parse(text, {})
    .flatMap(token => {
      const [first, end] = token.map ?? [0, lines.length]
      let from: Place = { line: first, column: 0 }
      return hrefsIn(token).map(href => {
        const inBlock = findAddress(lines, href, { from, end })
        const { line, column } = inBlock ?? definitionOf(href) ?? from
        // The next link with the same address comes after this one.
        if (inBlock !== null) from = { line, column: column + 1 }
        return { href, line: line + 1, column: column + 1 }
      })
    })
}

function hrefsIn(token: Token): string[] {
  if (token.type === 'html_block' || token.type === 'html_inline') {
    return addressesInHtml(token.content).map(address => plainReference(unescapeAll(address)))
  }
  const own = token.attrGet('src') ?? token.attrGet('href')
  const inside = (token.children ?? []).flatMap(hrefsIn)
  return own === null ? inside : [plainReference(own), ...inside]
}

/** Lines and columns start at 0. */
type Place = { readonly line: number; readonly column: number }

/** What comes before an address; nothing if it has a line of its own. */
const beforeAddress = /(?:^|[(<"'=])\s*$/
const beforeDefined = /\]:\s*<?$/

function findAddress(
  lines: readonly string[],
  href: string,
  { from, end }: { readonly from: Place; readonly end: number },
): Place | null {
  const sought = { spellings: spellingsOf(href), before: beforeAddress }
  for (let line = from.line; line < end; line += 1) {
    const column = columnOf(lines[line] ?? '', sought, line === from.line ? from.column : 0)
    if (column >= 0) return { line, column }
  }
  return null
}

/** Looks for each address once: many links may share a definition. */
function openDefinitions(lines: readonly string[]): (href: string) => Place | null {
  const defining = lines.flatMap((text, line) => (text.includes(']:') ? [{ text, line }] : []))
  return remember(href => {
    const sought = { spellings: spellingsOf(href), before: beforeDefined }
    for (const { text, line } of defining) {
      const column = columnOf(text, sought)
      if (column >= 0) return { line, column }
    }
    return null
  })
}

function spellingsOf(href: string): readonly string[] {
  return [...new Set([href, encodeURI(href), href.replaceAll('&', '&amp;')])]
}

type Sought = { readonly spellings: readonly string[]; readonly before: RegExp }

function columnOf(text: string, { spellings, before }: Sought, from = 0): number {
  const found = spellings.flatMap(spelling => {
    let at = text.indexOf(spelling, from)
    // An empty address, as in `[later]()`, is found at the end of the line again and again.
    for (; at >= 0 && at < text.length; at = text.indexOf(spelling, at + 1)) {
      if (before.test(text.slice(Math.max(0, at - 10), at))) return [at]
    }
    return []
  })
  return found.length === 0 ? -1 : Math.min(...found)
}
