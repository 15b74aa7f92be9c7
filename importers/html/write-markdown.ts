import type { Element } from 'hast'
import {
  defaultHandlers as defaultRead,
  type Options as ReadOptions,
  toMdast,
} from 'hast-util-to-mdast'
import type { Break, Image, InlineCode, ListItem, RootContent, ThematicBreak } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { defaultHandlers, type Options, toMarkdown } from 'mdast-util-to-markdown'
import { postHandlers } from './handlers.ts'

/** Text stays text: signs of Markdown are escaped, and so are those of docs/reference/markdown.md. */
const written: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  rule: '-',
  tightDefinitions: true,
  extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
  handlers: {
    // A row of a table is one line.
    break: (node: Break, parent, state, info) =>
      state.stack.includes('tableCell') ? '<br>' : defaultHandlers.break(node, parent, state, info),
    image: (node: Image, parent, state, info) => {
      // This site reads the title of a picture that stands alone as Markdown: it is a caption.
      const isCaption = node.title && parent?.children.length === 1
      const title = isCaption
        ? state.safe(node.title ?? '', { before: ' ', after: ' ' })
        : node.title
      return defaultHandlers.image({ ...node, title: title ?? null }, parent, state, info)
    },
    inlineCode: (node: InlineCode, parent, state) =>
      node.data?.isHtml === true ? node.value : defaultHandlers.inlineCode(node, parent, state),
    listItem: (node: ListItem, parent, state, info) => {
      const text = defaultHandlers.listItem(node, parent, state, info)
      if (typeof node.checked !== 'boolean') return text
      return text.replace(/^(?:-|\d+\.) +/, mark => `${mark}[${node.checked ? 'x' : ' '}] `)
    },
  },
  unsafe: [
    { character: '$', inConstruct: 'phrasing' },
    { atBreak: true, character: ':' },
    { character: '^', after: '\\[', inConstruct: 'phrasing' },
  ],
}

const gap: Element = { type: 'element', tagName: 'hr', properties: { isGap: true }, children: [] }
const end: ThematicBreak = { type: 'thematicBreak' }

const handlers: ReadOptions['handlers'] = {
  ...postHandlers,
  hr: (state, element) => (element.properties['isGap'] ? end : defaultRead.hr(state, element)),
}

/**
 * Converts all blocks in one go, with gaps between them: starting the converter for each takes a tenth of an import.
 */
export function writeMarkdown(blocks: readonly Element[]): string[] {
  const tree = toMdast(
    { type: 'root', children: blocks.flatMap(block => [block, gap]) },
    { handlers, nodeHandlers: { comment: () => [] }, document: true },
  )
  const read = blocks.map((): RootContent[] => [])
  let at = 0
  for (const node of tree.type === 'root' ? tree.children : []) {
    if (node === end) at += 1
    else read[at]?.push(node)
  }
  return read.map(children => toMarkdown({ type: 'root', children }, written).trim())
}
