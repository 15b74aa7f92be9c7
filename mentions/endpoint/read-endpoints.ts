import { attributeOf, elementsOf } from '../../comments-api/outside/elements-of.ts'
import { hasRelation } from './link-header.ts'
import type { NamedEndpoints } from './named-endpoints.ts'

export type Page = { readonly html: string; readonly url: string }

/**
 * The first `<link>` or `<a>` in the order of the document
 * (https://www.w3.org/TR/webmention/#sender-discovers-receiver-webmention-endpoint).
 */
export function readEndpoints({ html, url }: Page): NamedEndpoints {
  const found: Record<keyof NamedEndpoints, string | null> = { webmention: null, pingback: null }
  let base = url
  for (const { element } of elementsOf(html)) {
    const { tagName } = element
    const href = attributeOf(element, 'href')
    const rel = attributeOf(element, 'rel')
    if (href === null) continue
    if (tagName === 'base' && base === url) base = absolute(href, url) ?? base
    if ((tagName === 'link' || tagName === 'a') && hasRelation(rel, 'webmention'))
      found.webmention ??= absolute(href, base)
    // http://www.hixie.ch/specs/pingback/pingback#TOC2.2 knows links only.
    if (tagName === 'link' && hasRelation(rel, 'pingback')) found.pingback ??= absolute(href, base)
  }
  return found
}

/** An empty one is the page itself. */
function absolute(href: string, base: string): string | null {
  return URL.parse(href.trim(), base)?.href ?? null
}
