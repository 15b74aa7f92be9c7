import type { ElementContent, Root, RootContent } from 'hast'
import { isOfThePage } from '../../generator/check/content/anchors.ts'

/**
 * Renames ids that the page around a text has as well, such as "reply", with the links of the text that lead to them.
 * The hyphen at the end makes no difference to what a heading is called, see find-heading.ts.
 */
export function apartFromPage(tree: Root): Root {
  const ids = new Set(idsIn(tree.children).filter(isOfThePage))
  if (ids.size === 0) return tree
  return { ...tree, children: tree.children.map(child => rename(child, ids)) }
}

function idsIn(children: readonly (RootContent | ElementContent)[]): string[] {
  return children.flatMap(child => {
    if (child.type !== 'element') return []
    const { id, name } = child.properties
    const own = [id, child.tagName === 'a' ? name : null]
    return [...own.map(one => String(one ?? '')), ...idsIn(child.children)].filter(Boolean)
  })
}

function rename<Node extends RootContent | ElementContent>(node: Node, ids: Set<string>): Node {
  if (node.type !== 'element') return node
  const { id, name, href } = node.properties
  const properties = {
    ...node.properties,
    ...(ids.has(String(id)) ? { id: `${id}-` } : {}),
    ...(node.tagName === 'a' && ids.has(String(name)) ? { name: `${name}-` } : {}),
    ...(String(href).startsWith('#') && ids.has(String(href).slice(1)) ? { href: `${href}-` } : {}),
  }
  return { ...node, properties, children: node.children.map(child => rename(child, ids)) }
}
