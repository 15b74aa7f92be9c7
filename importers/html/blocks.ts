import type { Element, ElementContent, RootContent } from 'hast'
import { isVisible } from './nodes.ts'

export function isBlockIn(children: readonly (RootContent | ElementContent)[]): boolean {
  return children.some(child => child.type === 'element' && blocks.has(child.tagName))
}

/** The blocks of https://spec.commonmark.org/0.31.2/#html-blocks, and elements that stand alone in posts. */
export const blocks = new Set(
  'address aside blockquote details dialog dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr iframe li listing menu ol p plaintext pre summary table tbody td tfoot th thead tr ul video audio xmp'.split(
    ' ',
  ),
)

type Parts = {
  /** What stands between two blocks. */
  line(children: ElementContent[]): Element
  block(block: Element): readonly Element[]
}

/** Takes content apart at the blocks in it. Lines of which a reader would see nothing are left out. */
export function partAtBlocks(
  children: readonly ElementContent[],
  { line, block }: Parts,
): Element[] {
  const parts: Element[] = []
  let waiting: ElementContent[] = []
  const endLine = () => {
    if (waiting.some(isVisible)) parts.push(line(waiting))
    waiting = []
  }
  for (const child of children) {
    if (child.type !== 'element' || !blocks.has(child.tagName)) {
      waiting.push(child)
      continue
    }
    endLine()
    parts.push(...block(child))
  }
  endLine()
  return parts
}

/** The id of what was taken apart stays with the first part. */
export function withIdOnFirst(
  [first, ...more]: readonly Element[],
  id: string | undefined,
): Element[] {
  if (first === undefined) return []
  if (id === undefined) return [first, ...more]
  return [{ ...first, properties: { id, ...first.properties } }, ...more]
}
