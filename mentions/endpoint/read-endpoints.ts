import { baseOf } from '../../comments-api/outside/base-of.ts'
import { attributeOf, elementsOf } from '../../comments-api/outside/elements-of.ts'
import { hasRelation } from './link-header.ts'
import type { NamedEndpoints } from './named-endpoints.ts'

type Page = { readonly html: string; readonly url: string }

/**
 * Finds the first `<link>` or `<a>` in the order of the document:
 * https://www.w3.org/TR/webmention/#sender-discovers-receiver-webmention-endpoint
 */
export function readEndpoints({ html, url }: Page): NamedEndpoints {
  const found: Record<keyof NamedEndpoints, string | null> = { webmention: null, pingback: null }
  let base: string | null = null
  for (const { element } of elementsOf(html)) {
    base ??= baseOf(element, url)
    const { tagName } = element
    const href = attributeOf(element, 'href')
    const rel = attributeOf(element, 'rel')
    if (href === null || absolute(href, url) === null) continue
    if ((tagName === 'link' || tagName === 'a') && hasRelation(rel, 'webmention'))
      found.webmention ??= href
    // For pingback, only a `<link>` counts: http://www.hixie.ch/specs/pingback/pingback#TOC2.2
    if (tagName === 'link' && hasRelation(rel, 'pingback')) found.pingback ??= href
  }
  return {
    webmention: absolute(found.webmention, base ?? url),
    pingback: absolute(found.pingback, base ?? url),
  }
}

/** An empty reference means the page itself. Returns `null` if there is none, or if it is not valid. */
function absolute(href: string | null, base: string): string | null {
  return href === null ? null : (URL.parse(href.trim(), base)?.href ?? null)
}
