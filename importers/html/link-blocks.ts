import type { Element } from 'hast'
import { isBlockIn, partAtBlocks, withIdOnFirst } from './blocks.ts'
import { isVisible } from './nodes.ts'

/** Moves a link around several blocks into each of them, because Markdown has no link around blocks. */
export function linkBlocks({ properties, ...link }: Element): Element[] {
  const { href, id } = properties
  return withIdOnFirst(linkEach({ ...link, properties: { href } }), id)
}

function linkEach(link: Element): Element[] {
  return partAtBlocks(link.children, {
    line: children => ({ ...link, children }),
    block: block => [linkWithin(block, link)],
  })
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
