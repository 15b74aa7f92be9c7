import type { Code, Nodes, Paragraph, Parents, PhrasingContent } from 'mdast'

/** Changes what the Markdown of comments would not say as it was said, and makes links of bare addresses. */
export function fitComment(node: Nodes): void {
  if (!('children' in node)) return
  for (const child of node.children) fitComment(child)
  const parts = node.children.flatMap((_, at) => partsOf(node, at))
  node.children = parts as typeof node.children
}

function partsOf(parent: Parents, at: number): readonly Nodes[] {
  const child = parent.children[at]
  switch (child?.type) {
    case 'text':
      return parent.type === 'link' ? [child] : withLinks(child.value)
    case 'paragraph':
      return withBlocksOfCode(child)
    case 'inlineCode':
      return [parent.type === 'paragraph' ? child : { ...child, value: onOneLine(child.value) }]
    case 'break':
      return isSecondBreak(parent, at) ? [] : [child]
    case 'delete':
      // Four tildes would begin a block of code, in which the rest would be lost.
      return parent.type === 'delete' ? child.children : [child]
    default:
      return child === undefined ? [] : [child]
  }
}

/** An empty line would end what is bold, or a link, and show its signs. */
function isSecondBreak(parent: Parents, at: number): boolean {
  return parent.type !== 'paragraph' && parent.children[at - 1]?.type === 'break'
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

const address = /(https?:\/\/[^\s<>"'`|\\]*[^\s<>"'`|\\.,;:!?*_~()])/gi

/** The underscores of bare addresses would be escaped otherwise. */
function withLinks(text: string): PhrasingContent[] {
  return text.split(address).map((part, index) => {
    const value: PhrasingContent = { type: 'text', value: part }
    return index % 2 === 0 || !URL.canParse(part)
      ? value
      : { type: 'link', url: part, children: [value] }
  })
}
