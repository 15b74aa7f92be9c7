import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

const feeds = /^application\/(?:(?:atom|rss)\+xml|(?:feed\+)?json)\s*(?:;|$)/i

/** The first feed that a page names (https://html.spec.whatwg.org/#rel-alternate), absolute, or `null`. */
export function findFeed(html: string, url: string): string | null {
  let base = url
  const waiting: Tree.ChildNode[] = [...parse(html).childNodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) continue
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
    const href = attributes.get('href')
    if (node.tagName === 'base' && base === url) base = URL.parse(href ?? '', url)?.href ?? base
    const isFeed = node.tagName === 'link' && feeds.test(attributes.get('type')?.trim() ?? '')
    const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
    if (isFeed && href && relations.includes('alternate'))
      return URL.parse(href, base)?.href ?? null
    waiting.push(...node.childNodes.toReversed())
  }
  return null
}
