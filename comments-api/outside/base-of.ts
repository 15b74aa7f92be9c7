import { html as markup, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { attributeOf } from './elements-of.ts'

/** Against them nothing relative can be read, so the page's own address stays. */
const baseless = new Set(['data:', 'javascript:'])

/**
 * What the relative addresses of a page are read against, if this element says so. The first that does holds, for what
 * stands above it too, be it the page's own address: https://html.spec.whatwg.org/#frozen-base-url
 */
export function baseOf(element: Tree.Element, url: string): string | null {
  if (element.tagName !== 'base' || element.namespaceURI !== markup.NS.HTML) return null
  const href = attributeOf(element, 'href')
  if (href === null) return null
  const base = URL.parse(href, url)
  return base === null || baseless.has(base.protocol) ? url : base.href
}
