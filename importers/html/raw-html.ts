import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** Writes an element so that it can stand in Markdown, where an empty line would end it. */
export function rawHtml(element: Element): string {
  return toHtml(withoutGaps(element)).replace(/\n(?=[ \t]*\n)/g, '&#10;')
}

/** Removes empty lines, except in <pre>, which shows every line. */
function withoutGaps<Node extends ElementContent>(node: Node): Node {
  if (node.type === 'text')
    return { ...node, value: node.value.replace(/(?<!\s)\s*\n\s*\n\s*/g, '\n') }
  if (node.type !== 'element' || node.tagName === 'pre') return node
  return { ...node, children: node.children.map(withoutGaps) }
}
