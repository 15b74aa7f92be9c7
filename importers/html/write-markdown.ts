import type { Element } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import type { InlineCode } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { defaultHandlers, type Options, toMarkdown } from 'mdast-util-to-markdown'
import { postHandlers } from './handlers.ts'

/** What is text there is text here: Markdown's own signs are escaped, and those of docs/reference/markdown.md. */
const written: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  rule: '-',
  tightDefinitions: true,
  extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
  handlers: {
    inlineCode: (node: InlineCode, parent, state) =>
      node.data?.isHtml === true ? node.value : defaultHandlers.inlineCode(node, parent, state),
  },
  unsafe: [
    { character: '$', inConstruct: 'phrasing' },
    { atBreak: true, character: ':' },
    { character: '^', after: '\\[', inConstruct: 'phrasing' },
  ],
}

export function writeMarkdown(block: Element): string {
  const tree = toMdast(
    { type: 'root', children: [block] },
    { handlers: postHandlers, nodeHandlers: { comment: () => [] }, document: true },
  )
  return toMarkdown(tree, written).trim()
}
