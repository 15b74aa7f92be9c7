import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { frameOf } from '../../generator/content/texts/frame-address.ts'

export type Cleaning = {
  /** Returns where an address of the text leads here; `null` removes the link and keeps its words. */
  resolve(address: string, use: 'link' | 'file'): string | null
  note(message: string): void
}

/** Removes what the site's policy forbids and what only concerned looks. The words stay. */
export function cleanTree(tree: Root, cleaning: Cleaning): Root {
  return { ...tree, children: cleanAll(tree.children, cleaning) as RootContent[] }
}

function cleanAll(
  children: readonly (RootContent | ElementContent)[],
  cleaning: Cleaning,
): ElementContent[] {
  return children.flatMap(child => {
    if (child.type === 'text') return [child]
    return child.type === 'element' ? cleanElement(child, cleaning) : []
  })
}

const dropped = new Set([
  'style',
  'template',
  'noscript',
  'title',
  'meta',
  'link',
  'head',
  'base',
  'wbr',
])
/** Elements that only style or group their words, and those that ask for an answer, which nobody would receive. */
const unwrapped = new Set(
  'font center span big tt blink form fieldset label button select option textarea small nobr article main section header footer hgroup nav picture o:p'.split(
    ' ',
  ),
)

function cleanElement(element: Element, cleaning: Cleaning): ElementContent[] {
  const { tagName } = element
  if (dropped.has(tagName)) return []
  if (tagName === 'script') {
    cleaning.note('held a script, which was left out')
    return []
  }
  if (tagName === 'input') return []
  const children = cleanAll(element.children, cleaning)
  if (unwrapped.has(tagName))
    return isBlockIn(children)
      ? [{ ...bare('div'), properties: idOf(element), children }]
      : children
  const properties = { ...idOfHeading(element), ...cleanProperties(element, cleaning) }
  if (tagName === 'a' && !properties['href'] && !properties['id'] && !properties['name'])
    return children
  if (/^(?:img|iframe|embed)$/.test(tagName) && !properties['src']) return []
  const cleaned = { ...element, properties, children }
  if (tagName === 'iframe') return [embedOrLink(cleaned, cleaning)]
  return spaced.has(tagName) ? spacesOutside(cleaned) : [cleaned]
}

function idOf({ properties: { id } }: Element): Element['properties'] {
  return id === undefined ? {} : { id }
}

/** Plug-ins put the id inside the heading: `<h2><span id="a-walk">`. */
function idOfHeading({ tagName, children }: Element): Element['properties'] {
  if (!/^h[1-6]$/.test(tagName)) return {}
  const named = children.find(
    child => child.type === 'element' && unwrapped.has(child.tagName) && child.properties['id'],
  )
  return named?.type === 'element' ? idOf(named) : {}
}

/**
 * Pages of other sites are not shown inside pages of this one, except films, which load when a reader asks for them.
 */
function embedOrLink(element: Element, { note }: Cleaning): Element {
  const src = String(element.properties['src'])
  if (frameOf(src) !== null) return element
  note(`showed a page of another site, which is a link now: ${src}`)
  const link = { ...bare('a'), properties: { href: src }, children: [text(src)] }
  return { ...bare('p'), children: [link] }
}

const spaced = new Set(['a', 'b', 'strong', 'i', 'em', 'del', 's', 'strike'])

/** Moves spaces at either end out of an element, because Markdown does not read `** bold**` as bold. */
function spacesOutside(element: Element): ElementContent[] {
  const [first] = element.children
  const last = element.children.at(-1)
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : ''
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : ''
  if (before + after === '') return [element]
  const children = element.children.map(child => {
    if (child.type !== 'text') return child
    const start = child === first ? child.value.slice(before.length) : child.value
    return text(child === last && after !== '' ? start.trimEnd() : start)
  })
  const isEmpty = children.every(child => child.type === 'text' && child.value === '')
  return [text(before), ...(isEmpty ? [] : [{ ...element, children }]), text(after)]
}

function text(value: string): Text {
  return { type: 'text', value }
}

function bare(tagName: string): Element {
  return { type: 'element', tagName, properties: {}, children: [] }
}

export function isBlockIn(children: readonly (RootContent | ElementContent)[]): boolean {
  return children.some(child => child.type === 'element' && blocks.has(child.tagName))
}

/** The blocks of https://spec.commonmark.org/0.31.2/#html-blocks, and elements that stand alone in posts. */
export const blocks = new Set(
  'address aside blockquote details dialog dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr iframe li ol p pre summary table tbody td tfoot th thead tr ul video audio'.split(
    ' ',
  ),
)

/** The properties that are kept. All others are looks, hooks for scripts, or not valid. */
const kept = new Set(
  'href src alt title id colSpan rowSpan scope lang dir cite dateTime width height start reversed type value poster open name'.split(
    ' ',
  ),
)

function cleanProperties(element: Element, cleaning: Cleaning): Element['properties'] {
  const found = Object.entries(element.properties).filter(([name]) => kept.has(name))
  const properties: Element['properties'] = Object.fromEntries(found)
  const language = languageOf(element)
  if (language !== null) properties['className'] = [language]
  for (const [name, use] of [
    ['href', 'link'],
    // An iframe of another site becomes a link, and nothing of it is copied.
    ['src', element.tagName === 'iframe' ? 'link' : 'file'],
    ['poster', 'file'],
  ] as const) {
    const address = properties[name]
    if (typeof address !== 'string') continue
    const resolved = cleaning.resolve(address.trim(), use)
    if (resolved === null) delete properties[name]
    else properties[name] = resolved
  }
  if (!/^(?:img|video)$/.test(element.tagName)) {
    delete properties['width']
    delete properties['height']
  }
  return properties
}

/** Returns the class that names the language of code, by which it is coloured; `null` if there is none. */
function languageOf({ tagName, properties }: Element): string | null {
  if (tagName !== 'code' && tagName !== 'pre') return null
  const names = Array.isArray(properties['className']) ? properties['className'].map(String) : []
  const name = names.map(found => /^(?:lang(?:uage)?-|brush:)(.+)$/.exec(found)?.[1]).find(Boolean)
  return name === undefined ? null : `language-${name.replace(/[^\w+#-]/g, '')}`
}
