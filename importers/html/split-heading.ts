import type { Element } from 'hast'
import { partAtBlocks, withIdOnFirst } from './blocks.ts'

/**
 * A heading is one line here. Paragraphs within one become headings in a row, and lists, code and the like stand
 * between them.
 */
export function splitHeading({
  properties: { id, ...properties },
  ...heading
}: Element): Element[] {
  return withIdOnFirst(linesOf({ ...heading, properties }), id)
}

function linesOf(heading: Element): Element[] {
  return partAtBlocks(heading.children, {
    line: children => ({ ...heading, children }),
    block: block => {
      const isOfWords = block.tagName === 'p' || block.tagName === 'div'
      return isOfWords ? linesOf({ ...heading, children: block.children }) : [block]
    },
  })
}
