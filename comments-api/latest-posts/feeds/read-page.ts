import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { baseOf } from '../../outside/base-of.ts'
import { attributeOf, elementsOf } from '../../outside/elements-of.ts'

const feeds = /^application\/(?:(?:atom|rss)\+xml|(?:feed\+)?json)\s*(?:;|$)/i

/**
 * The absolute address of the first feed that a page names (https://html.spec.whatwg.org/#rel-alternate), or `null`.
 */
export function findFeed(html: string, url: string): string | null {
  let base: string | null = null
  let feed: string | null = null
  for (const { element } of elementsOf(html)) {
    base ??= baseOf(element, url)
    feed ??= feedOf(element)
  }
  return feed === null ? null : (URL.parse(feed, base ?? url)?.href ?? null)
}

function feedOf(element: Tree.Element): string | null {
  if (element.tagName !== 'link' || !feeds.test(attributeOf(element, 'type')?.trim() ?? ''))
    return null
  const relations = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/)
  return relations.includes('alternate') ? attributeOf(element, 'href') || null : null
}
