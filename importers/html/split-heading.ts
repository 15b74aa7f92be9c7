import type { Element, ElementContent } from 'hast'
import { blocks } from './blocks.ts'
import { isVisible } from './nodes.ts'

/**
 * A heading is one line here. Paragraphs within one become headings in a row, and lists, code and the like stand
 * between them.
 */
export function splitHeading({
  properties: { id, ...properties },
  ...heading
}: Element): Element[] {
  const [first, ...more] = linesOf({ ...heading, properties })
  if (first === undefined || id === undefined) return first === undefined ? [] : [first, ...more]
  return [{ ...first, properties: { id, ...first.properties } }, ...more]
}

function linesOf(heading: Element): Element[] {
  const parts: Element[] = []
  let line: ElementContent[] = []
  const endLine = () => {
    if (line.some(isVisible)) parts.push({ ...heading, children: line })
    line = []
  }
  for (const child of heading.children) {
    if (child.type !== 'element' || !blocks.has(child.tagName)) {
      line.push(child)
      continue
    }
    endLine()
    const isOfWords = child.tagName === 'p' || child.tagName === 'div'
    parts.push(...(isOfWords ? linesOf({ ...heading, children: child.children }) : [child]))
  }
  endLine()
  return parts
}
