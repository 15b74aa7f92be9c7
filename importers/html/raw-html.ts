import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** As it can stand in Markdown: an empty line would end it there. */
export function rawHtml(element: Element): string {
  return toHtml(withoutGaps(element)).replace(/\n(?=[ \t]*\n)/g, '&#10;')
}

/** But in what shows every line. */
function withoutGaps<Node extends ElementContent>(node: Node): Node {
  if (node.type === 'text') return { ...node, value: node.value.replace(/\s*\n\s*\n\s*/g, '\n') }
  if (node.type !== 'element' || node.tagName === 'pre') return node
  return { ...node, children: node.children.map(withoutGaps) }
}
