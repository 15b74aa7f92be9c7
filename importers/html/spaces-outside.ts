import type { Element, ElementContent } from 'hast'
import { text } from './nodes.ts'

/** Moves spaces at either end out of an element, because Markdown does not read `** bold**` as bold. */
export function spacesOutside(element: Element): ElementContent[] {
  const [first] = element.children
  const last = element.children.at(-1)
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : ''
  const after = last?.type === 'text' ? last.value.slice(last.value.trimEnd().length) : ''
  if (before + after === '') return [element]
  const children = element.children.map(child => {
    if (child.type !== 'text') return child
    const start = child === first ? child.value.slice(before.length) : child.value
    return text(child === last && after !== '' ? start.trimEnd() : start)
  })
  const isEmpty = children.every(child => child.type === 'text' && child.value === '')
  return [text(before), ...(isEmpty ? [] : [{ ...element, children }]), text(after)]
}
