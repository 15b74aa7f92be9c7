import { attributeOf, elementsOf } from '../../outside/elements-of.ts'

const feeds = /^application\/(?:(?:atom|rss)\+xml|(?:feed\+)?json)\s*(?:;|$)/i

/** The first feed that a page names (https://html.spec.whatwg.org/#rel-alternate), absolute, or `null`. */
export function findFeed(html: string, url: string): string | null {
  let base = url
  for (const { element } of elementsOf(html)) {
    const { tagName } = element
    const href = attributeOf(element, 'href')
    if (tagName === 'base' && base === url) base = URL.parse(href ?? '', url)?.href ?? base
    const isFeed = tagName === 'link' && feeds.test(attributeOf(element, 'type')?.trim() ?? '')
    const relations = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/)
    if (isFeed && href && relations.includes('alternate'))
      return URL.parse(href, base)?.href ?? null
  }
  return null
}
