import type MarkdownIt from 'markdown-it'
import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import type { ImageUses } from '../content/image-records.ts'
import { plainReference } from '../content/references.ts'
import { addressesInHtml } from '../content/texts/html-addresses.ts'

/** What a text shows with the image syntax of Markdown, and what it links to or loads in other ways. */
export function usesIn(markdown: MarkdownIt, text: string): ImageUses {
  const found = markdown.parse(text, {}).flatMap(token => usesOf(markdown, token))
  const references = (kind: Use['kind']) => [
    ...new Set(found.filter(use => use.kind === kind).map(use => plainReference(use.address))),
  ]
  return { shown: references('shown'), linked: references('linked') }
}

type Use = { readonly kind: keyof ImageUses; readonly address: string }

function usesOf(markdown: MarkdownIt, token: Token): Use[] {
  if (token.type === 'html_block' || token.type === 'html_inline') {
    return addressesInHtml(token.content).map(address => linked(unescapeAll(address)))
  }
  const inside = (token.children ?? []).flatMap(child => usesOf(markdown, child))
  if (token.type === 'image') {
    return [
      { kind: 'shown', address: token.attrGet('src') ?? '' },
      ...inCaption(markdown, token.attrGet('title') ?? ''),
    ]
  }
  // Films and sounds have a `src`.
  const address = token.attrGet('href') ?? token.attrGet('src')
  return address === null ? inside : [linked(address), ...inside]
}

/** The caption of a figure is Markdown. */
function inCaption(markdown: MarkdownIt, title: string): Use[] {
  if (!/[[<]/.test(title)) return []
  return markdown.parseInline(title, {}).flatMap(token => usesOf(markdown, token))
}

function linked(address: string): Use {
  return { kind: 'linked', address }
}
