import type {
  Code,
  Delete,
  Emphasis,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Strong,
  Text,
} from 'mdast'
import { bareUrlsIn } from '../../comments-api/comments/render/bare-urls.ts'

/** Changes what the Markdown of comments would not say as it was said, and makes links of bare addresses. */
export function fitComment(node: Nodes): void {
  if (!('children' in node)) return
  for (const child of node.children) fitComment(child)
  const parts = node.children.flatMap((_, at) => partsOf(node, at))
  node.children = withJoinedCode(parts) as typeof node.children
}

/** Two pieces of code in a row would become one, with the signs between them. */
function withJoinedCode(nodes: readonly Nodes[]): Nodes[] {
  const joined: Nodes[] = []
  for (const node of nodes) {
    const before = joined.at(-1)
    if (before?.type === 'inlineCode' && node.type === 'inlineCode')
      joined.splice(-1, 1, { ...before, value: before.value + node.value })
    else joined.push(node)
  }
  return joined
}

function partsOf(parent: Parents, at: number): readonly Nodes[] {
  const child = parent.children[at]
  switch (child?.type) {
    case 'text':
      return parent.type === 'link' ? [child] : withLinks(child.value)
    case 'paragraph':
      return withBlocksOfCode(child)
    case 'inlineCode':
      if (child.value.trim() === '') return []
      return [parent.type === 'paragraph' ? child : { ...child, value: onOneLine(child.value) }]
    case 'break':
      return isSecondBreak(parent, at) ? [] : [child]
    case 'delete':
      // Four tildes would begin a block of code, in which the rest would be lost.
      return parent.type === 'delete' ? child.children : spacesOutside(child)
    case 'emphasis':
    case 'strong':
      return spacesOutside(child)
    case 'heading':
      return [{ ...child, children: child.children.map(withoutBreaks) }]
    default:
      return child === undefined ? [] : [child]
  }
}

/** An empty line would end what is bold, or a link, and show its signs. */
function isSecondBreak(parent: Parents, at: number): boolean {
  return parent.type !== 'paragraph' && parent.children[at - 1]?.type === 'break'
}

/** Signs beside a space or a line break would be shown instead of marking words. */
function spacesOutside(marked: Delete | Emphasis | Strong): readonly Nodes[] {
  const isSpace = (child: PhrasingContent | undefined) =>
    child?.type === 'break' || (child?.type === 'text' && child.value.trim() === '')
  const children = marked.children.flatMap(splitSpaces)
  const first = children.findIndex(child => !isSpace(child))
  const last = children.findLastIndex(child => !isSpace(child))
  if (first === -1) return children
  return [
    ...children.slice(0, first),
    { ...marked, children: children.slice(first, last + 1) },
    ...children.slice(last + 1),
  ]
}

function splitSpaces(child: PhrasingContent): PhrasingContent[] {
  if (child.type !== 'text') return [child]
  const parts = child.value.split(/^(\s+)|(\s+)$/).filter(part => part)
  return parts.map(value => ({ type: 'text', value }))
}

/** Words of several lines would be underlined to be a heading, and comments know no such signs. */
function withoutBreaks<Node extends PhrasingContent>(node: Node): Node | Text {
  if (node.type === 'break') return { type: 'text', value: ' ' }
  return 'children' in node ? { ...node, children: node.children.map(withoutBreaks) } : node
}

function onOneLine(code: string): string {
  return code.replace(/\s*\n\s*/g, ' ')
}

/** Code of several lines stands apart: within words, they would become one, and end at an empty line. */
function withBlocksOfCode(paragraph: Paragraph): (Paragraph | Code)[] {
  const blocks: (Paragraph | Code)[] = []
  let words: PhrasingContent[] = []
  for (const child of paragraph.children) {
    if (child.type === 'inlineCode' && child.value.includes('\n')) {
      blocks.push({ type: 'paragraph', children: words }, { type: 'code', value: child.value })
      words = []
    } else words.push(child)
  }
  blocks.push({ type: 'paragraph', children: words })
  return blocks.filter(block => block.type === 'code' || block.children.length > 0)
}

/** The underscores of bare addresses would be escaped otherwise. */
function withLinks(text: string): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let end = 0
  for (const { index, url } of bareUrlsIn(text)) {
    if (!URL.canParse(url)) continue
    const words = { type: 'text', value: url } as const
    parts.push(
      { type: 'text', value: text.slice(end, index) },
      { type: 'link', url, children: [words] },
    )
    end = index + url.length
  }
  return [...parts, { type: 'text', value: text.slice(end) }]
}
