export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Every attribute with its offset, including those that are written twice. */
  readonly written: readonly (readonly [name: string, offset: number])[]
  readonly parent: Element | null
  /** Offsets of the opening tag in the file. */
  readonly start: number
  readonly end: number
  /** Whether it is inside a `<template>`, and so not part of the page until a script uses it. */
  readonly isInert: boolean
  /** Whether it is neither shown nor read out. */
  readonly isHidden: boolean
}

export function isWithin(element: Element | null, name: string): boolean {
  for (let above = element; above !== null; above = above.parent)
    if (above.name === name || above.name.toLowerCase() === name) return true
  return false
}

/** The same list is in comments-api/outside/elements-of.ts, which reads pages with another parser. */
const undrawn = ['desc', 'metadata', 'script', 'style', 'title']

/** Whether SVG does not draw the element, although it is parsed as one: `<svg><style><a href="/">`. */
export function isUndrawn({ parent }: Element): boolean {
  return isWithin(parent, 'svg') && undrawn.some(name => isWithin(parent, name))
}

/** The outermost matching element among the given one and its ancestors, or `null`. */
export function outermost(
  element: Element | null,
  isMeant: (element: Element) => boolean,
): Element | null {
  let found: Element | null = null
  for (let above = element; above !== null; above = above.parent) if (isMeant(above)) found = above
  return found
}

/** A link or a button. Neither may contain anything else to press. */
export function isPressable({ name, attributes }: Element): boolean {
  return name === 'button' || (name === 'a' && attributes['href'] !== undefined)
}
