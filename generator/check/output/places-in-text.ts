import type Token from 'markdown-it/lib/token.mjs'
import { plainReference } from '../../content/references.ts'
import { byPlace, type Place } from '../../diagnostic.ts'
import { createMarkdown } from '../../markdown/create-markdown.ts'
import { linkedIn, openAddresses, type Publish } from './text/addresses-in-text.ts'
import {
  type Footnotes,
  literalsIn,
  repeatedFootnotes,
  unusedFootnotes,
} from './text/literals-in-text.ts'
import { type Block, openSearch } from './text/search.ts'
import { tagsIn, type WrittenTag } from './text/tags-in-text.ts'
import { type Unended, unendedIn } from './text/unended.ts'

type Address = Place & { readonly url: string }

/** Where the parts of a page are in the Markdown file that it was made from. Addresses are spelled as in the page. */
export type PlacesInText = {
  readonly links: readonly Address[]
  /** Images without an alt, at their "!", by the file that the author wrote: many have another address in the page. */
  readonly silentImages: readonly (Place & { readonly reference: string })[]
  readonly headings: readonly (Place & { readonly id: string })[]
  /** The opening and closing tags of raw HTML. */
  readonly tags: readonly WrittenTag[]
  /** Text that was meant as a link or a footnote. */
  readonly literals: readonly (Place & { readonly text: string })[]
  readonly unusedFootnotes: readonly (Place & { readonly label: string })[]
  readonly repeatedFootnotes: readonly (Place & { readonly label: string })[]
  /** Comments and elements without an end, which swallow the rest of the page. */
  readonly unended: readonly Unended[]
}

export const noPlaces: PlacesInText = {
  links: [],
  silentImages: [],
  headings: [],
  tags: [],
  literals: [],
  unusedFootnotes: [],
  repeatedFootnotes: [],
  unended: [],
}

type TextFacts = {
  /** The line of the file on which the text starts. */
  readonly firstLine: number
  /** The image in the front matter, with its place in the file. */
  readonly leadImage: (Place & { readonly reference: string }) | null
  /** Turns a reference into the address that it gets on the site. */
  readonly publish: Publish
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
  const environment: { footnotes?: Footnotes } = {}
  const blocks = blocksOf(createMarkdown().parse(text, environment), lines)
  const tags = blocks.flatMap(block => tagsIn(block, publish))
  const { footnotes = {} } = environment
  const find = openAddresses(lines)
  const links = [
    ...blocks.flatMap(block => linkedIn(block, find, publish)),
    ...tags.flatMap(({ addresses }) => addresses),
  ]
  const ofLead = leadImage === null ? [] : [{ ...leadImage, url: publish(leadImage.reference) }]
  return {
    links: [...links.map(inFile).sort(byPlace), ...ofLead],
    silentImages: blocks.flatMap(silentImagesIn).map(inFile),
    headings: blocks.flatMap(headingIn).map(inFile),
    tags: tags.map(inFile),
    literals: blocks.flatMap(literalsIn).map(inFile),
    unusedFootnotes: unusedFootnotes(lines, footnotes).map(inFile),
    repeatedFootnotes: repeatedFootnotes(lines, footnotes).map(inFile),
    unended: unendedIn(blocks).map(inFile),
  }
}

/** markdown-it gives no lines to the cells of a table; those of their row are used. */
function blocksOf(tokens: readonly Token[], lines: readonly string[]): Block[] {
  let [first, end] = [0, lines.length]
  return tokens.flatMap(token => {
    // The term of a definition list says that it has no line.
    if (token.map !== null) [first, end] = [token.map[0], Math.max(token.map[0] + 1, token.map[1])]
    return token.map === null && token.type !== 'inline' ? [] : [{ token, lines, first, end }]
  })
}

function headingIn({ token, lines, first }: Block): (Place & { id: string })[] {
  if (token.type !== 'heading_open') return []
  const column = (lines[first] ?? '').search(/[^\s>]/) + 1
  return [{ id: token.attrGet('id') ?? '', line: first + 1, column: Math.max(1, column) }]
}

function silentImagesIn(block: Block) {
  const search = openSearch(block)
  return (block.token.children ?? []).filter(isSilentImage).map(image => ({
    ...search.near(/!\[\s*\]/g),
    reference: plainReference(image.attrGet('src') ?? ''),
  }))
}

function isSilentImage({ type, content }: Token): boolean {
  return type === 'image' && content.trim() === ''
}
