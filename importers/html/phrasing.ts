import type { Element } from 'hast'
import type { State } from 'hast-util-to-mdast'
import type { PhrasingContent } from 'mdast'

/** What stands in an element as words of one line: of paragraphs within it their words. */
export function phrasing(state: State, element: Element): PhrasingContent[] {
  const parts = state.all(element)
  return parts.flatMap(part =>
    part.type === 'paragraph' ? part.children : [part as PhrasingContent],
  )
}
