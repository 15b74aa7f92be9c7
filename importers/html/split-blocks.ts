import type { Element, ElementContent, Root } from 'hast'
import { blocks, isBlockIn } from './blocks.ts'
import { innermostLanguage } from './language.ts'
import { bare, isVisible } from './nodes.ts'

/**
 * Splits a text into blocks, each a paragraph, a list, a table and so on. A <div> that only groups others is no block.
 */
export function splitBlocks({ children }: Root): Element[] {
  const found: Element[] = []
  let line: ElementContent[] = []
  const endLine = () => {
    if (line.some(isVisible)) found.push({ ...bare('p'), children: line })
    line = []
  }
  for (const child of children as ElementContent[]) {
    if (child.type !== 'element' || !blocks.has(child.tagName)) {
      line.push(child)
      continue
    }
    endLine()
    found.push(...splitElement(child))
  }
  endLine()
  return found
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
  const [first, ...more] = inside
  return id && first ? [{ ...first, properties: { id, ...first.properties } }, ...more] : inside
}

/** A table or a quotation with a caption is split into two blocks; a picture keeps its caption. */
function isNoCaption(child: ElementContent): boolean {
  return child.type === 'element' && child.tagName !== 'figcaption'
}
