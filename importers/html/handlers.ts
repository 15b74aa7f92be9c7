import type { Element } from 'hast'
import { defaultHandlers, type Handle } from 'hast-util-to-mdast'
import type { InlineCode, PhrasingContent } from 'mdast'
import { isBlockIn } from './blocks.ts'
import { hasLanguage, withoutLanguage } from './language.ts'
import { textIn } from './nodes.ts'
import { phrasing } from './phrasing.ts'
import { rawHtml } from './raw-html.ts'

declare module 'mdast' {
  interface InlineCodeData {
    isHtml?: boolean
  }
}

/** Elements that Markdown has no sign for stay HTML, around words that are Markdown. */
const asWritten: Handle = (state, element) => {
  const [open = '', close = ''] = rawHtml({ ...element, children: [] }).split(/(?=<\/)/)
  return [inlineHtml(open), ...phrasing(state, element), inlineHtml(close)]
}

/**
 * The converter takes a node of HTML for a block, so HTML within a line is disguised as code; see write-markdown.ts.
 */
function inlineHtml(value: string): InlineCode {
  return { type: 'inlineCode', value, data: { isHtml: true } }
}

/** Markdown cannot say of emphasis in which language it is. */
const unlessForeign = (name: 'del' | 'em' | 'strong'): Handle => {
  const handle = defaultHandlers[name] as Handle
  return (state, element, parent) =>
    hasLanguage(element) ? asWritten(state, element, parent) : handle(state, element, parent)
}

/** The language of a link is said of its words. */
const link: Handle = (state, element) => {
  if (!hasLanguage(element)) return defaultHandlers.a(state, element)
  const { lang, dir } = element.properties
  const words: Element = { ...element, tagName: 'span', properties: { lang, dir } }
  return defaultHandlers.a(state, { ...withoutLanguage(element), children: [words] })
}

/** Films and sounds are written like images. */
const media: Handle = (_, element) => {
  const source = element.children.find(
    child => child.type === 'element' && child.tagName === 'source',
  )
  const own = element.properties['src']
  const url = String(own ?? (source?.type === 'element' ? source.properties['src'] : '') ?? '')
  if (url === '') return []
  const alt = String(element.properties['title'] ?? '')
  return { type: 'image', url, alt }
}

/** A picture with links over its parts, which are in a `<map>` elsewhere, stays HTML. */
const img: Handle = (state, element) =>
  element.properties['useMap'] ? inlineHtml(rawHtml(element)) : defaultHandlers.img(state, element)

/**
 * A single picture with a plain caption becomes an image with a title. Other figures stay HTML if they begin with a
 * picture, and are replaced by their contents otherwise.
 */
const figure: Handle = (state, element) => {
  const [shown, caption, ...more] = element.children.filter(child => child.type === 'element')
  if (shown === undefined) return state.all(element)
  const picture = pictureIn(shown)
  const words = caption === undefined ? '' : textIn(caption).replace(/\s+/g, ' ').trim()
  const isPlain = more.length === 0 && (caption === undefined || isPlainCaption(caption))
  if (picture === null || !isPlain || (words !== '' && picture.link !== null)) {
    const isPicture = shown.tagName === 'img' || shown.tagName === 'a'
    return isPicture ? { type: 'html', value: rawHtml(element) } : state.all(element)
  }
  const { src = '', alt = '' } = picture.image.properties
  const image: PhrasingContent = {
    type: 'image',
    url: String(src),
    alt: String(alt),
    title: words || null,
  }
  const content: PhrasingContent =
    picture.link === null ? image : { type: 'link', url: picture.link, children: [image] }
  return { type: 'paragraph', children: [content] }
}

function isPlainCaption({ tagName, children }: Element): boolean {
  return tagName === 'figcaption' && !children.some(isElement)
}

function isElement(node: { readonly type: string }): boolean {
  return node.type === 'element'
}

/**
 * Returns `null` if the element is no picture. A link from a picture to its own file says nothing more, and is dropped.
 */
function pictureIn(
  element: Element,
): { readonly image: Element; readonly link: string | null } | null {
  if (element.tagName === 'img') return { image: element, link: null }
  const [only, ...more] = element.children.filter(child => child.type === 'element')
  if (element.tagName !== 'a' || only?.tagName !== 'img' || more.length > 0) return null
  const [link, src] = [element.properties['href'], only.properties['src']].map(String)
  const isOwn = stemOf(link) === stemOf(src)
  return { image: only, link: isOwn ? null : (link ?? null) }
}

/** WordPress names smaller versions by their size: "rome-300x200.jpg". */
function stemOf(address = ''): string {
  return address.replace(/^https?:/, '').replace(/(?:-\d+x\d+|-scaled)?(?=\.\w+$)/, '')
}

/**
 * A table in Markdown has a heading, no cell that spans several, and no paragraphs or lists; other tables stay HTML.
 */
const table: Handle = (state, element, parent) => {
  const html = rawHtml(element)
  if (/ (?:col|row)span="?[2-9]/.test(html) || !/<th[ >]/.test(html) || hasCellOfBlocks(element))
    return stays(state, element, parent)
  return defaultHandlers.table(state, element)
}

export function hasCellOfBlocks({ tagName, children }: Element): boolean {
  const inside = children.filter(child => child.type === 'element' || textIn(child).trim() !== '')
  if (!/^t[dh]$/.test(tagName))
    return inside.some(child => child.type === 'element' && hasCellOfBlocks(child))
  const [first] = inside
  const isParagraph = inside.length === 1 && first?.type === 'element' && first.tagName === 'p'
  return isBlockIn(inside) && !isParagraph
}

const stays: Handle = (_, element) => ({ type: 'html', value: rawHtml(element) })
const words: Handle = (state, element) => state.all(element)

const named = (names: string, handle: Handle) =>
  names.split(' ').map(name => [name, handle] as const)

export const postHandlers: Readonly<Record<string, Handle>> = Object.fromEntries([
  ...named(
    'span sub sup mark ins kbd abbr cite dfn q samp time var u bdo bdi ruby rb rt rp',
    asWritten,
  ),
  ...named('dl details svg math object map menu', stays),
  ...named('video audio iframe embed', media),
  ...named('figcaption summary', words),
  ['a', link],
  ...named('del s', unlessForeign('del')),
  ...named('em i', unlessForeign('em')),
  ...named('strong b', unlessForeign('strong')),
  ['img', img],
  ['figure', figure],
  ['table', table],
])
