import type { Element, ElementContent, RootContent, Text } from 'hast'

/** An element with nothing in it. */
export function bare(tagName: string): Element {
  return { type: 'element', tagName, properties: {}, children: [] }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

/** Texts side by side become one. */
export function joinTexts<Node extends RootContent>(children: readonly Node[]): (Node | Text)[] {
  const joined: (Node | Text)[] = []
  for (const child of children) {
    const before = joined.at(-1)
    if (child.type === 'text' && before?.type === 'text')
      joined[joined.length - 1] = text(before.value + child.value)
    else joined.push(child)
  }
  return joined
}

/** A paragraph with nothing but a link, whose words are its address. */
export function loneLink(address: string): Element {
  const link = { ...bare('a'), properties: { href: address }, children: [text(address)] }
  return { ...bare('p'), children: [link] }
}

/** Whether a reader sees anything of it: spaces and comments are between the blocks of a text. */
export function isVisible(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : node.type === 'element'
}

export function textIn(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textIn).join('') : ''
}
