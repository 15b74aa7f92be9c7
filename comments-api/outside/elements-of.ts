import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

type Placed = {
  readonly element: Tree.Element
  /** How many elements it stands within, itself among them. */
  readonly depth: number
}

/**
 * The elements of a page in the order of the document; what stands in comments, templates and scripts is none. Without
 * recursion, for a page may nest a hundred thousand.
 */
export function* elementsOf(html: string): Generator<Placed> {
  const waiting = nodesWithin(parse(html), 1)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (!('tagName' in node)) continue
    yield { element: node, depth }
    for (const child of nodesWithin(node, depth + 1)) waiting.push(child)
  }
}

/** The first last, as it is taken from a stack. */
function nodesWithin({ childNodes }: Tree.ParentNode, depth: number) {
  return childNodes.map(node => ({ node, depth })).reverse()
}

export function attributeOf({ attrs }: Tree.Element, name: string): string | null {
  return attrs.find(known => known.name === name)?.value ?? null
}
