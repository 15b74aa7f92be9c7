import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { hasRelation } from './link-header.ts'
import type { NamedEndpoints } from './named-endpoints.ts'

export type Page = { readonly html: string; readonly url: string }

/**
 * The first `<link>` or `<a>` in the order of the document (https://www.w3.org/TR/webmention/#sender-discovers-receiver-webmention-endpoint).
 * Comments, escaped markup, templates and scripts hold none; without recursion, for a page may nest a hundred thousand elements.
 */
export function readEndpoints({ html, url }: Page): NamedEndpoints {
  const found: Record<keyof NamedEndpoints, string | null> = { webmention: null, pingback: null }
  let base = url
  const waiting: Tree.ChildNode[] = [...parse(html).childNodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) continue
    const { tagName } = node
    const href = attribute(node, 'href')
    const rel = attribute(node, 'rel')
    if (tagName === 'base' && base === url) base = absolute(href, url) ?? base
    if (
      href !== undefined &&
      (tagName === 'link' || tagName === 'a') &&
      hasRelation(rel, 'webmention')
    )
      found.webmention ??= absolute(href, base)
    // http://www.hixie.ch/specs/pingback/pingback#TOC2.2 knows links only.
    if (href !== undefined && tagName === 'link' && hasRelation(rel, 'pingback'))
      found.pingback ??= absolute(href, base)
    for (const child of node.childNodes.toReversed()) waiting.push(child)
  }
  return found
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find(known => known.name === name)?.value
}

/** An empty one is the page itself. */
function absolute(href: string | undefined, base: string): string | null {
  return href === undefined ? null : (URL.parse(href.trim(), base)?.href ?? null)
}
