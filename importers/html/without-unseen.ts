import type { Element, ElementContent, Root, RootContent } from 'hast'
import { blocks } from './blocks.ts'
import { joinTexts, text } from './nodes.ts'

const unseen = new Set(
  'area base basefont button datalist head input link meta noembed noframes noscript param script select source style template textarea title track'.split(
    ' ',
  ),
)
const linked = new Set('img iframe video audio embed'.split(' '))
/** Blocks that the converter does not take for such. */
const unknownBlocks = new Set('details fieldset marquee search'.split(' '))
/** What is something without words in it. */
const standing = new Set([
  ...blocks,
  ...linked,
  ...'article body br caption center col colgroup dir footer form header hgroup html legend main nav optgroup option section wbr'.split(
    ' ',
  ),
])

/**
 * To tell where spaces are, the converter looks across everything in a row that shows nothing, again for each:
 * thousands of them would take hours.
 */
export function withoutUnseen<Node extends Root | RootContent>(node: Node): Node {
  return 'children' in node ? { ...node, children: joinTexts(node.children.flatMap(seenAs)) } : node
}

function seenAs(child: RootContent): readonly RootContent[] {
  if (child.type !== 'element') return child.type === 'text' ? [child] : []
  if (isUnseen(child)) return []
  const whole = withoutUnseen(child)
  // It is shown where there is no ruby, as here.
  if (child.tagName === 'rp') return whole.children
  if (!whole.children.every(isSpace)) return [whole]
  if (unknownBlocks.has(child.tagName)) return [text(' ')]
  return standing.has(child.tagName) ? [whole] : whole.children
}

function isUnseen({ tagName, properties: { src, alt } }: Element): boolean {
  return unseen.has(tagName) || (linked.has(tagName) && !src && !alt)
}

function isSpace(child: ElementContent): boolean {
  return child.type === 'text' && child.value.trim() === ''
}
