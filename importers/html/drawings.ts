import type { Element, ElementContent } from 'hast'

/** Drawings and formulas consist of attributes that `cleanProperties` would remove. */
export function isDrawing({ tagName }: Element): boolean {
  return tagName === 'svg' || tagName === 'math'
}

/** Removes what could run, what contains HTML, what the site's policy forbids, and addresses outside of the drawing. */
export function cleanDrawing(element: Element): Element {
  const properties = Object.fromEntries(Object.entries(element.properties).filter(isHarmless))
  return { ...element, properties, children: element.children.flatMap(cleanChild) }
}

function cleanChild(child: ElementContent): ElementContent[] {
  if (child.type === 'text') return [child]
  if (child.type !== 'element' || refused.test(child.tagName)) return []
  return [cleanDrawing(child)]
}

/** HTML can be in a <title>, a <desc>, or words of a formula: https://html.spec.whatwg.org/#html-integration-point */
const refused = new RegExp(
  `^(?:${[
    'script|style|foreignObject|animate\\w*|set|discard|a|image|annotation-xml',
    'meta|base|link|template|i?frame|object|embed|img|video|audio|source|form|input|button|select|textarea',
  ].join('|')})$`,
  'i',
)

function isHarmless([name, value]: readonly [string, unknown]): boolean {
  if (/^(?:on|data|style$|class)/i.test(name)) return false
  if (/href|src|action|xmlns/i.test(name)) return /^#/.test(String(value))
  return !/url\((?!\s*["']?#)/i.test(String(value))
}
