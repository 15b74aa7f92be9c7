import type { Element } from 'hast'
import type { State } from 'hast-util-to-mdast'
import type { PhrasingContent } from 'mdast'

/** The content of an element as one line: paragraphs within it are replaced by their content. */
export function phrasing(state: State, element: Element): PhrasingContent[] {
  const parts = state.all(element)
  return parts.flatMap(part =>
    part.type === 'paragraph' ? part.children : [part as PhrasingContent],
  )
}
