import type { Element, ElementContent } from 'hast'
import { percentDecoded } from '../../generator/percent-decoded.ts'
import { createHeadingFinder } from '../markdown/find-heading.ts'
import { apartFromPage } from './apart-from-page.ts'
import { type Cleaning, cleanTree } from './clean-tree.ts'
import { groupOf, joinBlocks, type Written } from './join-blocks.ts'
import { languageAndDirection, withoutLanguage } from './language.ts'
import { textIn } from './nodes.ts'
import { parseHtml, wordsIn } from './parse-html.ts'
import { rawHtml } from './raw-html.ts'
import { splitBlocks } from './split-blocks.ts'
import { createProof } from './survives.ts'
import { writeMarkdown } from './write-markdown.ts'

export type ConvertHtml = (html: string, post: ConvertedHtml) => string

type ConvertedHtml = Omit<Cleaning, 'language'> & {
  /** That of the post, or else of the site. */
  readonly language: string
  /** Names of short codes that stay as they were written, without backslashes. */
  readonly codes: ReadonlySet<string>
}

/**
 * Converts a post's HTML to Markdown, block by block. Each block is then read by the renderer that will show it. One
 * that would not say the same stays HTML, which authors may use.
 */
export function createPostMarkdown(): ConvertHtml {
  const survives = createProof()
  return (html, { language, codes, ...post }) => {
    const cleaning = { ...post, language: languageAndDirection(language) }
    const tree = parseHtml(html)
    if (tree === null) {
      cleaning.note(
        'is longer than a million characters, or nested deeper than 300 elements; only its words were taken',
      )
      return wordsIn(html).replace(/([\\`*_{}[\]<>#$|~!])/g, '\\$1')
    }
    const found = splitBlocks(cleanTree(apartFromPage(tree), cleaning))
    const parts = findParts(found)
    const blocks = found
      .map(lowerHeading(found))
      .map(block => withoutDeadLinks(block, { isThere: parts.isThere, cleaning }))
    const bare = blocks.map(withoutLanguage)
    const texts = writeMarkdown(bare)
    const writing = { kept: parts.kept, codes, survives, cleaning }
    const written = bare.map((block, number) => writeBlock(block, texts[number] ?? '', writing))
    return joinBlocks(
      written.map((block, number) => ({ ...block, group: groupOf(blocks[number]) })),
    )
  }
}

type Parts = {
  isThere(fragment: string): boolean
  /** Ids to which links of the text lead, and which no heading here has by itself. */
  readonly kept: ReadonlySet<string>
}

/**
 * Finds what links within the text can lead to. Those to headings get this site's ids later, see lead-to-headings.ts.
 */
function findParts(blocks: readonly Element[]): Parts {
  const ids = new Set(blocks.flatMap(idsIn))
  const headings = blocks
    .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
    .map(heading => ({ words: textIn(heading), ids: idsIn(heading) }))
  const findHeading = createHeadingFinder(headings)
  const isOfHeading = (id: string) => findHeading(id)?.ids.includes(id) ?? false
  return {
    isThere: fragment => ids.has(fragment) || findHeading(fragment) !== null,
    kept: new Set(blocks.flatMap(fragmentsIn).filter(id => ids.has(id) && !isOfHeading(id))),
  }
}

type Writing = {
  readonly kept: ReadonlySet<string>
  readonly codes: ReadonlySet<string>
  readonly survives: ReturnType<typeof createProof>
  readonly cleaning: Cleaning
}

function writeBlock(
  block: Element,
  text: string,
  { kept, codes, survives, cleaning }: Writing,
): Omit<Written, 'group'> {
  const kind = block.tagName
  if (!idsIn(block).some(id => kept.has(id))) {
    if (isEmptyHeading(block)) return { text: '', kind }
    const bare = withBareCodes(text, codes)
    if (bare !== text && survives(block, bare)) return { text: bare, kind }
    if (survives(block, text)) return { text, kind }
    if (text !== rawHtml(block))
      cleaning.note(
        `keeps a <${kind}> as HTML, which Markdown would have changed: ${beginningOf(block)}`,
      )
  }
  // Markdown takes these elements for words of a paragraph, so they need a block around them.
  const isInline = /^(?:video|audio|svg|math|object)$/.test(kind)
  return { text: isInline ? `<div>${rawHtml(block)}</div>` : rawHtml(block), kind: 'html' }
}

function withBareCodes(text: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return text
  return text.replace(
    /\\(\[\/?([a-z][\w-]*))(?=[\s=/\]])/gi,
    (whole, code: string, name: string) => (names.has(name) ? code : whole),
  )
}

function isEmptyHeading(block: Element): boolean {
  const isHeading = /^h[1-6]$/.test(block.tagName)
  return isHeading && textIn(block).trim() === '' && everyElement(block).every(isNoPicture)
}

function isNoPicture({ tagName }: Element): boolean {
  return !/^(?:img|svg|math)$/.test(tagName)
}

function beginningOf(block: Element): string {
  const words = wordsIn(rawHtml(block))
  return words.length > 60 ? `${words.slice(0, 60).toWellFormed()}…` : words
}

/** The page's only <h1> is its title, so all headings of a text that has one become lower by one level. */
function lowerHeading(blocks: readonly Element[]): (block: Element) => Element {
  if (!blocks.some(({ tagName }) => tagName === 'h1')) return block => block
  return block => {
    const level = Number(/^h([1-5])$/.exec(block.tagName)?.[1] ?? 0)
    return level === 0 ? block : { ...block, tagName: `h${level + 1}` }
  }
}

type Mending = Pick<Parts, 'isThere'> & { readonly cleaning: Cleaning }

function withoutDeadLinks(block: Element, { isThere, cleaning }: Mending): Element {
  const mend = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const children = node.children.flatMap(mend)
    const fragment = fragmentOf(node)
    if (fragment === null || isThere(fragment)) return [{ ...node, children }]
    if (fragment !== '')
      cleaning.note(`linked to #${fragment}, which is not in the text; the words stay`)
    return children
  }
  return { ...block, children: block.children.flatMap(mend) }
}

function fragmentOf({ tagName, properties }: Element): string | null {
  const href = String(properties['href'] ?? '')
  if (tagName !== 'a' || !href.startsWith('#')) return null
  return percentDecoded(href.slice(1))
}

function fragmentsIn(element: Element): string[] {
  return everyElement(element).flatMap(found => fragmentOf(found) ?? [])
}

function idsIn(element: Element): string[] {
  return everyElement(element).flatMap(({ tagName, properties: { id, name } }) =>
    [id, tagName === 'a' ? name : null].filter(found => typeof found === 'string'),
  )
}

function everyElement(element: Element): Element[] {
  return [
    element,
    ...element.children.flatMap(child => (child.type === 'element' ? everyElement(child) : [])),
  ]
}
