import type Token from 'markdown-it/lib/token.mjs'
import { createMarkdown } from './create-markdown.ts'

/** A link or an image as it stands in a text. Lines and columns start at 1. */
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
    return [...token.content.matchAll(/\b(?:src|href)\s*=\s*["']([^"']+)["']/g)].map(
      match => match[1] ?? '',
    )
  }
  const own =
    token.type === 'link_open'
      ? token.attrGet('href')
      : token.type === 'image'
        ? token.attrGet('src')
        : null
  const inside = (token.children ?? []).flatMap(hrefsIn)
  return own === null ? inside : [decode(own), ...inside]
}

function placeIn(
  block: readonly string[],
  href: string,
  from: { line: number; column: number },
): { line: number; column: number } {
  for (let line = from.line; line < block.length; line += 1) {
    const column = block[line]?.indexOf(href, line === from.line ? from.column : 0) ?? -1
    if (column >= 0) return { line, column }
  }
  return from
}

/** markdown-it percent-encodes addresses; the author did not. */
function decode(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}
