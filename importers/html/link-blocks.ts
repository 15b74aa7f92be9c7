import type { Element, ElementContent } from 'hast'
import { blocks, isBlockIn } from './blocks.ts'
import { isVisible } from './nodes.ts'

/** Moves a link around several blocks into each of them, because Markdown has no link around blocks. */
export function linkBlocks({ properties, ...link }: Element): ElementContent[] {
  const { href, id } = properties
  const [first, ...more] = linkEach({ ...link, properties: { href } })
  if (first?.type !== 'element' || id === undefined)
    return first === undefined ? [] : [first, ...more]
  return [{ ...first, properties: { id, ...first.properties } }, ...more]
}

function linkEach(link: Element): ElementContent[] {
  const parts: ElementContent[] = []
  let line: ElementContent[] = []
  const endLine = () => {
    if (line.some(isVisible)) parts.push({ ...link, children: line })
    line = []
  }
  for (const child of link.children) {
    if (child.type !== 'element' || !blocks.has(child.tagName)) {
      line.push(child)
      continue
    }
    endLine()
    parts.push(linkWithin(child, link))
  }
  endLine()
  return parts
}

function linkWithin(block: Element, link: Element): Element {
  if (unlinked.has(block.tagName)) return block
  if (isBlockIn(block.children))
    return { ...block, children: linkEach({ ...link, children: block.children }) }
  return block.children.some(isVisible)
    ? { ...block, children: [{ ...link, children: block.children }] }
    : block
}

const unlinked = new Set(['hr', 'iframe', 'video', 'audio'])
