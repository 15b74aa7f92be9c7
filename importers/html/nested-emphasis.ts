import type { Element, ElementContent } from 'hast'
import { hasLanguage } from './language.ts'

const meanings = [
  ['b', 'strong'],
  ['i', 'em'],
  ['s', 'strike', 'del'],
]

/** Bold within bold says nothing more. The editor Lexical, which Ghost has, writes `<b><strong>` in captions. */
export function withoutNestedEmphasis(
  { tagName }: Element,
  children: ElementContent[],
): ElementContent[] {
  const same = meanings.find(names => names.includes(tagName))
  if (same === undefined) return children
  return children.flatMap(child =>
    child.type === 'element' && same.includes(child.tagName) && saysNothingElse(child)
      ? child.children
      : [child],
  )
}

/** A link may lead to its id. */
function saysNothingElse(child: Element): boolean {
  return !hasLanguage(child) && child.properties['id'] === undefined
}
