import { html as markup, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

type Placed = {
  readonly element: Tree.Element
  /** How many elements it stands within, itself among them. */
  readonly depth: number
  /** Not within what no browser draws, in which SVG has elements all the same: `<svg><style><a href="/">`. */
  readonly isDrawn: boolean
}

/** Of SVG: in HTML they hold no elements, or are names like any other. */
const undrawn = new Set(['desc', 'metadata', 'script', 'style', 'title'])

/**
 * The elements of a page in the order of the document; what stands in comments, templates and scripts is none. Without
 * recursion, for a page may nest a hundred thousand.
 */
export function* elementsOf(html: string): Generator<Placed> {
  const waiting = childrenOf(parse(html), { depth: 0, isDrawn: true })
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, ...place } = next
    if (!('tagName' in node)) continue
    yield { element: node, ...place }
    const isDrawn = place.isDrawn && !isUndrawn(node)
    for (const child of childrenOf(node, { ...place, isDrawn })) waiting.push(child)
  }
}

type Place = Omit<Placed, 'element'>

function isUndrawn({ namespaceURI, tagName }: Tree.Element): boolean {
  return namespaceURI === markup.NS.SVG && undrawn.has(tagName)
}

/** The first last, as it is taken from a stack. */
function childrenOf({ childNodes }: Tree.ParentNode, { depth, isDrawn }: Place) {
  return childNodes.map(node => ({ node, depth: depth + 1, isDrawn })).reverse()
}

export function attributeOf({ attrs }: Tree.Element, name: string): string | null {
  return attrs.find(known => known.name === name)?.value ?? null
}
