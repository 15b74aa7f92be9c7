import { html as markup, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { attributeOf } from './elements-of.ts'

/** Relative addresses cannot be resolved against these, so the page's own address is used. */
const baseless = new Set(['data:', 'javascript:'])

/**
 * The address against which the page's relative addresses are resolved, if this element sets it; else `null`. The first
 * such element also counts for what comes before it, even if it gives the page's own address:
 * https://html.spec.whatwg.org/#frozen-base-url
 */
export function baseOf(element: Tree.Element, url: string): string | null {
  if (element.tagName !== 'base' || element.namespaceURI !== markup.NS.HTML) return null
  const href = attributeOf(element, 'href')
  if (href === null) return null
  const base = URL.parse(href, url)
  return base === null || baseless.has(base.protocol) ? url : base.href
}
