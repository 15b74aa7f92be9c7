import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { isBlockIn } from './blocks.ts'
import { fitComment } from './fit-comment.ts'
import { hasCellOfBlocks } from './handlers.ts'
import { parseHtml, wordsIn } from './parse-html.ts'
import { phrasing } from './phrasing.ts'
import { plainComment } from './plain-comment.ts'
import { splitHeading } from './split-heading.ts'
import { withoutUnseen } from './without-unseen.ts'

/**
 * Converts a comment's HTML to Markdown, from which the service makes HTML again with its own short list of
 * elements. So none of the old HTML is ever shown: an element that is not in the list becomes its words, or a link to
 * what it showed.
 */
export function commentMarkdown(html: string): string {
  const plain = plainComment(html)
  if (plain !== null) return plain
  const tree = parseHtml(html)
  if (tree === null) return escapeWords(wordsIn(html))
  const markdown = toMdast(withoutUnseen(tree), { handlers, document: true })
  fitComment(markdown)
  return toMarkdown(markdown, written).trim()
}

const written = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  resourceLink: false,
  rule: '-',
  extensions: [gfmStrikethroughToMarkdown()],
  // The service shows every line end as a line break.
  handlers: { break: () => '\n' },
} satisfies Options

function escapeWords(words: string): string {
  return toMarkdown({ type: 'text', value: words }, written).trim()
}

const words: Handle = (state, element) => state.all(element)
const paragraphs: Handle = (state, element) => state.toFlow(state.all(element))

/** Comments have no tables: each row becomes a paragraph, with its cells separated, or blocks if its cells hold some. */
const row: Handle = (state, element) => {
  const cells = element.children.filter(child => child.type === 'element')
  if (hasCellOfBlocks(element)) return cells.flatMap(cell => state.toFlow(state.all(cell)))
  return {
    type: 'paragraph',
    children: cells.flatMap((cell, index) => [
      ...(index === 0 ? [] : [{ type: 'text', value: ' | ' } as const]),
      ...phrasing(state, cell),
    ]),
  }
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

const heading = (name: (typeof headings)[number]): Handle => {
  const handle: Handle = defaultHandlers[name]
  return (state, element, parent) =>
    isBlockIn(element.children)
      ? state.all({ ...element, children: splitHeading(element) })
      : handle(state, element, parent)
}

const linked: Handle = (_, element) => {
  const url = addressIn(element.properties['src'])
  const alt = String(element.properties['alt'] ?? '').trim()
  if (!/^https?:\/\//i.test(url)) return alt === '' ? [] : { type: 'text', value: alt }
  return { type: 'link', url, children: [{ type: 'text', value: alt || url }] }
}

/** Keeps only links that lead somewhere from any page; others become their words. */
const link: Handle = (state, element) => {
  const url = addressIn(element.properties['href'])
  if (!/^(?:https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return state.all(element)
  return { type: 'link', url, children: phrasing(state, element) }
}

/** Browsers follow an address with spaces in it; the service refuses it. */
function addressIn(written: unknown): string {
  const address = String(written ?? '').trim()
  return /\s/.test(address) ? (URL.parse(address)?.href ?? address) : address
}

const handlers: Readonly<Record<string, Handle>> = {
  hr: () => [],
  ...Object.fromEntries(
    ['table', 'tbody', 'thead', 'tfoot', 'mark', 'u'].map(name => [name, words]),
  ),
  // Cells come here only if they are in no row.
  ...Object.fromEntries(['caption', 'td', 'th'].map(name => [name, paragraphs])),
  ...Object.fromEntries(['img', 'iframe', 'video', 'audio', 'embed'].map(name => [name, linked])),
  ...Object.fromEntries(headings.map(name => [name, heading(name)])),
  a: link,
  tr: row,
}
