import { html as markup, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

type Placed = {
  readonly element: Tree.Element
  /** The number of elements around it, including itself. */
  readonly depth: number
  /** `false` inside something that no browser draws. SVG has elements even there: `<svg><style><a href="/">`. */
  readonly isDrawn: boolean
}

/** Elements of SVG. In HTML, they contain no elements, or are ordinary names. */
const undrawn = new Set(['desc', 'metadata', 'script', 'style', 'title'])

/**
 * The elements of a page in the order of the document, without those in comments, templates and scripts. Not recursive,
 * because a page may be nested a hundred thousand levels deep.
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

/** In reverse order, because they are taken from the end of a stack. */
function childrenOf({ childNodes }: Tree.ParentNode, { depth, isDrawn }: Place) {
  return childNodes.map(node => ({ node, depth: depth + 1, isDrawn })).reverse()
}

export function attributeOf({ attrs }: Tree.Element, name: string): string | null {
  return attrs.find(known => known.name === name)?.value ?? null
}
