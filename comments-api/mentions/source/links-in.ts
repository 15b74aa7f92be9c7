import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** Attributes that lead a reader to the page, or show something of it (https://www.w3.org/TR/webmention/#webmention-verification). */
const links: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  img: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src'],
  iframe: ['src'],
  embed: ['src'],
  object: ['data'],
  blockquote: ['cite'],
  q: ['cite'],
  del: ['cite'],
  ins: ['cite'],
}

type Head = {
  readonly title: string
  /** `og:title`, `description` and the like, by their name. */
  readonly meta: ReadonlyMap<string, string>
}

export type Document = Head & {
  /** How many elements stand within each other. */
  readonly depth: number
  /** Absolute. Text, comments, templates and scripts hold none. */
  readonly links: readonly string[]
}

/** Without recursion: a page may nest a hundred thousand elements. */
export function readDocument(html: string, url: string): Document {
  const document = parse(html)
  const found = { title: '', meta: new Map<string, string>(), links: [] as string[], depth: 0 }
  let base = url
  const waiting = document.childNodes.map(node => ({ node, depth: 1 }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (!('tagName' in node)) continue
    found.depth = Math.max(found.depth, depth)
    const { tagName } = node
    if (tagName === 'base') base = absolute(attribute(node, 'href'), url) ?? base
    if (tagName === 'title' && found.title === '') found.title = textOf(node)
    if (tagName === 'meta') noteMeta(found.meta, node)
    for (const name of links[tagName] ?? []) found.links.push(attribute(node, name) ?? '')
    for (const child of node.childNodes.toReversed())
      waiting.push({ node: child, depth: depth + 1 })
  }
  return { ...found, links: found.links.flatMap(link => absolute(link, base) ?? []) }
}

function attribute(element: Tree.Element, name: string): string | null {
  return element.attrs.find(known => known.name === name)?.value ?? null
}

function absolute(link: string | null, base: string): string | null {
  if (link === null || link.trim() === '') return null
  return URL.canParse(link, base) ? new URL(link, base).href : null
}

function textOf({ childNodes }: Tree.Element): string {
  return childNodes.map(child => ('value' in child ? child.value : '')).join('')
}

function noteMeta(meta: Map<string, string>, element: Tree.Element): void {
  const name = attribute(element, 'property') ?? attribute(element, 'name')
  const content = attribute(element, 'content')
  if (name !== null && content !== null && !meta.has(name)) meta.set(name.toLowerCase(), content)
}
