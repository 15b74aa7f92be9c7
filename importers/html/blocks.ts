import type { ElementContent, RootContent } from 'hast'

export function isBlockIn(children: readonly (RootContent | ElementContent)[]): boolean {
  return children.some(child => child.type === 'element' && blocks.has(child.tagName))
}

/** The blocks of https://spec.commonmark.org/0.31.2/#html-blocks, and elements that stand alone in posts. */
export const blocks = new Set(
  'address aside blockquote details dialog dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr iframe li listing menu ol p plaintext pre summary table tbody td tfoot th thead tr ul video audio xmp'.split(
    ' ',
  ),
)
