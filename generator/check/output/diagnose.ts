import {
  byPlace,
  type Diagnostic,
  type Finding,
  type Place,
  type PlaceInFile,
} from '../../diagnostic.ts'
import { addressDecoded } from '../../percent-decoded.ts'
import type { BuiltPage } from './built-site.ts'
import type { Clue, Reference } from './page-facts.ts'
import type { PlacesInText } from './places-in-text.ts'
import { placeWithin, type WrittenTag } from './text/tags-in-text.ts'

/** Reports a mistake in an element at its place in the author's text or, if it is not found there, in the page. */
export function diagnoseElement(
  page: BuiltPage,
  { place, clue }: { readonly place: Place; readonly clue: Clue | null },
  said: Finding,
): Diagnostic {
  if (clue === null) return diagnosticAt(page.file, place, said)
  for (const { file, places, mayHoldElement } of page.texts) {
    if (!mayHoldElement(clue)) continue
    const written = findElement(places(), place, clue)
    if (written !== null) return diagnosticAt(file, written, said)
  }
  return diagnosticAt(page.file, place, said)
}

/** Reports a mistake in the address that an element leads to. */
export function diagnoseReference(
  page: BuiltPage,
  reference: Place & Pick<Reference, 'url'>,
  said: Finding,
): Diagnostic[] {
  return placesOf(page, reference).map(({ file, ...place }) => diagnosticAt(file, place, said))
}

/**
 * All places in the author's text that lead to the same address or, if there are none, the element's place in the page.
 */
export function placesOf(
  page: BuiltPage,
  { url, line, column }: Place & Pick<Reference, 'url'>,
): PlaceInFile[] {
  for (const { file, places, mayHoldAddress } of page.texts) {
    if (!mayHoldAddress(url)) continue
    const written = findAddress(places(), url)
    if (written.length > 0)
      return written.map(place => ({ file, line: place.line, column: place.column }))
  }
  return [{ file: page.file, line, column }]
}

/** A warning is reported but does not fail the check. */
export function warningAt(file: string, { line, column }: Place, said: Finding): Diagnostic {
  return { file, line, column, severity: 'warning', ...said }
}

export function diagnosticAt(file: string, { line, column }: Place, said: Finding): Diagnostic {
  return { file, line, column, severity: 'error', ...said }
}

function findElement(places: PlacesInText, place: Place, clue: Clue): Place | null {
  const tags = places.tags.filter(({ tag }) => tag === clue.tag)
  const links = places.links.filter(
    ({ url }) => clue.tag.startsWith('<a ') && isSame(url, clue.url),
  )
  const linked = links.filter(link => !places.tags.some(tag => isInside(link, tag)))
  // Tags are listed in the order of the page, where footnotes come last. Links are listed in the order of the text.
  const inOrder = linked.length === 0 ? tags : [...tags, ...linked].sort(byPlace)
  const found = inOrder[clue.nth] ?? inOrder.at(-1)
  if (found !== undefined) return 'tag' in found ? moved(place, clue, found) : found
  return places.headings.find(({ id }) => id === clue.id) ?? findUnbalanced(places, clue)
}

function isInside(place: Place, tag: PlacesInText['tags'][number]): boolean {
  const behind = place.column - tag.column
  return place.line === tag.line && behind >= 0 && behind < tag.written.length
}

/**
 * A place inside or behind a tag of the page has the same distance from the tag in the text, where addresses can be
 * shorter.
 */
function moved(place: Place, from: Clue, to: WrittenTag): Place {
  const offset = offsetWithin(from, place)
  if (offset < from.tag.length) return placeWithin(to.written, to, offsetOfSame(from, to, offset))
  const line = to.line + place.line - from.line
  if (place.line !== from.line) return { line, column: place.column }
  return placeWithin(to.written, to, to.written.length + offset - from.tag.length)
}

/** Distance from the start of a tag. A place on a line below the tag gets the length of the whole tag. */
function offsetWithin(from: Clue, place: Place): number {
  if (place.line === from.line) return place.column - from.column
  const lines = from.tag.split('\n')
  const before = lines.slice(0, place.line - from.line)
  return before.length === lines.length ? from.tag.length : before.join('\n').length + place.column
}

/** Finds the attribute that starts at `offset` in the page's tag, and returns where it starts in the author's tag. */
function offsetOfSame({ tag }: Clue, { written }: WrittenTag, offset: number): number {
  const name = /^\s?([^\s=>"'<]+)/.exec(tag.slice(offset))?.[1]
  if (offset === 0 || name === undefined) return Math.min(offset, written.length)
  const pattern = new RegExp(`(?<=[\\s"'/])${RegExp.escape(name)}(?=[\\s=>/])`, 'gi')
  const nth = [...tag.slice(0, offset).matchAll(pattern)].length
  const found = [...written.matchAll(pattern)]
  return (found[nth] ?? found.at(-1))?.index ?? offset
}

function findAddress(places: PlacesInText, address: string): readonly Place[] {
  const links = places.links.filter(({ url }) => isSame(url, address))
  return links.length > 0
    ? links
    : places.tags.filter(({ tag }) => address !== '' && tag.includes(address))
}

/** The renderer encodes addresses that the author may have written without encoding. */
function isSame(written: string, published: string | null): boolean {
  if (published === null) return false
  return (
    written === published ||
    (addressDecoded(written) === addressDecoded(published) && written !== '')
  )
}

/**
 * One tag too many or too few in the text is noticed only at the page's own tags around it, which then close other
 * elements than they opened.
 */
function findUnbalanced({ tags }: PlacesInText, clue: Clue): Place | null {
  const name = nameOf(clue.tag)
  const open: Place[] = []
  for (const tag of tags) {
    if (nameOf(tag.tag) !== name) continue
    if (!tag.tag.startsWith('</')) open.push(tag)
    else if (open.pop() === undefined) return clue.tag.startsWith('</') ? tag : null
  }
  return clue.tag.startsWith('</') ? null : (open.at(-1) ?? null)
}

function nameOf(tag: string): string {
  return /^<\/?([^\s/>]+)/.exec(tag)?.[1]?.toLowerCase() ?? ''
}
