import type { Element, ElementContent, Root } from 'hast'
import { isBlockIn, partAtBlocks, withIdOnFirst } from './blocks.ts'
import { innermostLanguage } from './language.ts'
import { bare } from './nodes.ts'

/**
 * Splits a text into blocks, each a paragraph, a list, a table and so on. A <div> that only groups others is no block.
 */
export function splitBlocks({ children }: Root): Element[] {
  return partAtBlocks(children as ElementContent[], {
    line: words => ({ ...bare('p'), children: words }),
    block: splitElement,
  })
}

function splitElement(element: Element): Element[] {
  const isGroup = element.tagName === 'div' || element.tagName === 'aside'
  const isGallery = element.tagName === 'figure' && isBlockIn(element.children.filter(isNoCaption))
  if (!isGroup && !isGallery) return [element]
  const { id } = element.properties
  const inside = splitBlocks({ type: 'root', children: element.children }).map(block => ({
    ...block,
    properties: { ...block.properties, ...innermostLanguage(block, element) },
  }))
  return withIdOnFirst(inside, id || undefined)
}

/** A table or a quotation with a caption is split into two blocks; a picture keeps its caption. */
function isNoCaption(child: ElementContent): boolean {
  return child.type === 'element' && child.tagName !== 'figcaption'
}
