import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { replaceAddresses } from '../../content/html-addresses.ts'
import { createMarkdown } from '../../markdown/create-markdown.ts'
import { linksIn } from '../../markdown/links-in.ts'
import type { Place } from './page-facts.ts'

/** Where the things of a page stand in the Markdown file that it was made from, as the page spells them. */
export type PlacesInText = {
  readonly links: readonly (Place & { readonly url: string })[]
  /** Images without words, at their "!". */
  readonly silentImages: readonly (Place & { readonly url: string })[]
  readonly headings: readonly (Place & { readonly id: string })[]
  /** Of raw HTML, opening and closing. */
  readonly tags: readonly (Place & { readonly tag: string })[]
}

type TextFacts = {
  /** The line of the file on which the text begins. */
  readonly firstLine: number
  /** Of the front matter; its place is that in the file. */
  readonly leadImage: (Place & { readonly reference: string }) | null
  /** The address that a reference gets on the site. */
  readonly publish: (reference: string) => string
}

export function placesInText(
  text: string,
  { firstLine, leadImage, publish }: TextFacts,
): PlacesInText {
  const lines = text.split('\n')
  const inFile = <Found extends Place>(found: Found): Found => ({
    ...found,
    line: found.line + firstLine - 1,
  })
  const blocks = createMarkdown()
    .parse(text, {})
    .filter(token => token.map !== null)
    .map(token => ({ token, lines, first: token.map?.[0] ?? 0, end: token.map?.[1] ?? 0 }))
  const links = linksIn(text).map(({ href, ...place }) => ({
    ...inFile(place),
    url: publish(href),
  }))
  const ofLead = leadImage === null ? [] : [{ ...leadImage, url: publish(leadImage.reference) }]
  return {
    links: [...links, ...ofLead],
    silentImages: blocks.flatMap(block => silentImagesIn(block, publish)).map(inFile),
    headings: blocks.flatMap(headingIn).map(inFile),
    tags: blocks.flatMap(block => tagsIn(block, publish)).map(inFile),
  }
}

type Block = {
  readonly token: Token
  readonly lines: readonly string[]
  readonly first: number
  readonly end: number
}

function headingIn({ token, lines, first }: Block): (Place & { id: string })[] {
  if (token.type !== 'heading_open') return []
  const column = (lines[first] ?? '').search(/[^\s>]/) + 1
  return [{ id: token.attrGet('id') ?? '', line: first + 1, column: Math.max(1, column) }]
}

function silentImagesIn(block: Block, publish: TextFacts['publish']) {
  const images = (block.token.children ?? []).filter(
    ({ type, content }) => type === 'image' && content.trim() === '',
  )
  const find = searcher(block)
  return images.map(image => ({ ...find(/!\[\s*\]/g), url: publish(image.attrGet('src') ?? '') }))
}

const anyTag = /<\/?[a-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi

function tagsIn(block: Block, publish: TextFacts['publish']) {
  const pieces = block.token.type === 'html_block' ? [block.token] : (block.token.children ?? [])
  const find = searcher(block)
  return pieces
    .filter(({ type }) => type === 'html_block' || type === 'html_inline')
    .flatMap(({ content }) => content.match(anyTag) ?? [])
    .map(written => ({
      ...find(new RegExp(RegExp.escape(written.split('\n', 1)[0] ?? ''), 'g')),
      tag: publishTag(written, publish),
    }))
}

/** As the renderer writes it. */
function publishTag(tag: string, publish: TextFacts['publish']): string {
  return replaceAddresses(tag, written => {
    const address = unescapeAll(written)
    const url = publish(address)
    return url === address ? null : url
  })
}

/** Finds one thing after the other in a block's lines; what cannot be found stands where the last thing stood. */
function searcher({ lines, first, end }: Block): (pattern: RegExp) => Place {
  let from = { line: first, column: 0 }
  return pattern => {
    for (let line = from.line; line < end; line += 1) {
      pattern.lastIndex = line === from.line ? from.column : 0
      const column = pattern.exec(lines[line] ?? '')?.index
      if (column === undefined) continue
      from = { line, column: column + 1 }
      return { line: line + 1, column: column + 1 }
    }
    return { line: from.line + 1, column: Math.max(1, from.column) }
  }
}
