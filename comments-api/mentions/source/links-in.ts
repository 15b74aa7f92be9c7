import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { baseOf } from '../../outside/base-of.ts'
import { attributeOf, elementsOf } from '../../outside/elements-of.ts'

/** Attributes that link to a page or show something of it: https://www.w3.org/TR/webmention/#webmention-verification */
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
  /** `og:title`, `description` and the like, by their names. */
  readonly meta: ReadonlyMap<string, string>
}

export type Document = Head & {
  /** How deeply elements are nested. */
  readonly depth: number
  /** Absolute addresses. Links in text, comments, templates and scripts do not count. */
  readonly links: readonly string[]
}

export function readDocument(html: string, url: string): Document {
  const found = { title: '', meta: new Map<string, string>(), links: [] as string[], depth: 0 }
  let base: string | null = null
  for (const { element, depth, isDrawn } of elementsOf(html)) {
    found.depth = Math.max(found.depth, depth)
    base ??= baseOf(element, url)
    if (!isDrawn) continue
    const { tagName } = element
    if (tagName === 'title' && found.title === '') found.title = textOf(element)
    if (tagName === 'meta') noteMeta(found.meta, element)
    for (const name of links[tagName] ?? []) found.links.push(attributeOf(element, name) ?? '')
  }
  return { ...found, links: found.links.flatMap(link => absolute(link, base ?? url) ?? []) }
}

function absolute(link: string, base: string): string | null {
  return link.trim() === '' ? null : (URL.parse(link, base)?.href ?? null)
}

function textOf({ childNodes }: Tree.Element): string {
  return childNodes.map(child => ('value' in child ? child.value : '')).join('')
}

function noteMeta(meta: Map<string, string>, element: Tree.Element): void {
  const name = attributeOf(element, 'property') ?? attributeOf(element, 'name')
  const content = attributeOf(element, 'content')
  if (name !== null && content !== null) meta.getOrInsert(name.toLowerCase(), content)
}
