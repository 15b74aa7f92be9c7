import type { Finding, Place } from '../../../diagnostic.ts'
import type { Clue, PageMistake } from '../page-facts.ts'
import { openPlaces } from '../place-at.ts'
import { type Element, outermost } from './element.ts'

/** One page while it is being read. */
export type Reading = {
  readonly html: string
  readonly mistakes: readonly PageMistake[]
  placeOf(offset: number): Place
  placeOfAttribute(element: Element, name: string): Place
  clueOf(element: Element): Clue
  /** Reports at the element's tag, unless an offset is given. */
  report(said: Finding, element: Element, offset?: number): void
  /** Reports a mistake of the page as a whole. */
  reportPage(said: Finding): void
}

export function openReading(html: string): Reading {
  const placeOf = openPlaces(html)
  const countBetween = openCounter(html)
  const mistakes: PageMistake[] = []
  const clueOf = (element: Element): Clue => {
    const tag = html.slice(element.start, element.end)
    const { attributes } = element
    return {
      ...placeOf(element.start),
      tag,
      nth: countBetween(tag, startOfText(element), element.start),
      url: attributes['href'] ?? attributes['src'] ?? null,
      id: attributes['id'] ?? null,
    }
  }
  return {
    html,
    mistakes,
    placeOf,
    placeOfAttribute: ({ written, start }, name) =>
      placeOf(written.find(([found]) => found === name)?.[1] ?? start),
    clueOf,
    report: (said, element, offset = element.start) => {
      mistakes.push({ ...placeOf(offset), ...said, clue: clueOf(element) })
    },
    reportPage: said => {
      mistakes.push({ line: 1, column: 1, ...said, clue: null })
    },
  }
}

/** Where the author's text starts. The page around it has similar tags: a title, a doctype, lists. */
function startOfText({ parent }: Element): number {
  const text = outermost(parent, isText) ?? outermost(parent, ({ name }) => name === 'body')
  return text?.end ?? 0
}

/** Whether it is marked as text by the templates of posts and pages. */
function isText({ attributes }: Element): boolean {
  return /(?:^|\s)prose(?:\s|$)/.test(attributes['class'] ?? '')
}

/** Continues from the last count, so that a page with thousands of equal mistakes is searched only once. */
function openCounter(html: string): (tag: string, start: number, end: number) => number {
  const counted = new Map<string, { readonly count: number; readonly from: number }>()
  return (tag, start, end) => {
    const key = `${start} ${tag}`
    const known = counted.get(key)
    let { count, from } =
      known === undefined || known.from > end ? { count: 0, from: start } : known
    for (let at = html.indexOf(tag, from); at >= 0 && at < end; at = html.indexOf(tag, from)) {
      count += 1
      from = at + 1
    }
    counted.set(key, { count, from })
    return count
  }
}
