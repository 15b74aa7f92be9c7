export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Every attribute with its offset, also those that a tag repeats. */
  readonly written: readonly (readonly [name: string, offset: number])[]
  readonly parent: Element | null
  /** Offsets of the opening tag in the file. */
  readonly start: number
  readonly end: number
  /** Within a `<template>`: no part of the page until a script takes it out. */
  readonly isInert: boolean
  /** Neither shown nor read out. */
  readonly isHidden: boolean
}

export function isWithin(element: Element | null, name: string): boolean {
  for (let above = element; above !== null; above = above.parent)
    if (above.name === name || above.name.toLowerCase() === name) return true
  return false
}

/** As in comments-api/outside/elements-of.ts, which reads pages with another parser. */
const undrawn = ['desc', 'metadata', 'script', 'style', 'title']

/** Whether SVG does not draw it, though it is an element there: `<svg><style><a href="/">`. */
export function isUndrawn({ parent }: Element): boolean {
  return isWithin(parent, 'svg') && undrawn.some(name => isWithin(parent, name))
}

/** Of an element and all that it stands in. */
export function outermost(
  element: Element | null,
  isMeant: (element: Element) => boolean,
): Element | null {
  let found: Element | null = null
  for (let above = element; above !== null; above = above.parent) if (isMeant(above)) found = above
  return found
}

/** A link or a button, which no other thing to press may stand in. */
export function isPressable({ name, attributes }: Element): boolean {
  return name === 'button' || (name === 'a' && attributes['href'] !== undefined)
}
