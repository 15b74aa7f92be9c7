import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { addressesInHtml } from '../content/html-addresses.ts'
import { plainReference } from '../content/references.ts'
import { createMarkdown } from './create-markdown.ts'

/** A link or an image of a text, in its plain spelling. Lines and columns start at 1. */
export type LinkInText = { readonly href: string; readonly line: number; readonly column: number }

/** The links that readers would get, in the order of the text; code samples have none. */
export function linksIn(text: string): LinkInText[] {
  const lines = text.split('\n')
  return createMarkdown()
    .parse(text, {})
    .flatMap(token => {
      const first = token.map?.[0] ?? 0
      const block = lines.slice(first, token.map?.[1] ?? lines.length)
      let from = { line: 0, column: 0 }
      return hrefsIn(token).map(href => {
        from = placeIn(block, href, from)
        const link = { href, line: first + from.line + 1, column: from.column + 1 }
        from = { line: from.line, column: from.column + 1 }
        return link
      })
    })
}

function hrefsIn(token: Token): string[] {
  if (token.type === 'html_block' || token.type === 'html_inline') {
    return addressesInHtml(token.content).map(address => plainReference(unescapeAll(address)))
  }
  const own = token.attrGet(token.type === 'image' ? 'src' : 'href')
  const inside = (token.children ?? []).flatMap(hrefsIn)
  return own === null ? inside : [plainReference(own), ...inside]
}

function placeIn(
  block: readonly string[],
  href: string,
  from: { line: number; column: number },
): { line: number; column: number } {
  const spellings = [href, encodeURI(href)]
  for (let line = from.line; line < block.length; line += 1) {
    const after = line === from.line ? from.column : 0
    const columns = spellings.map(spelling => block[line]?.indexOf(spelling, after) ?? -1)
    const column = columns.find(found => found >= 0)
    if (column !== undefined) return { line, column }
  }
  return from
}
