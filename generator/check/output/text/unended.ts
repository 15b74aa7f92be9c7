import type { Place } from '../../../diagnostic.ts'
import type { Block } from './search.ts'
import { foundInHtml, htmlOf } from './tags-in-text.ts'

/** A comment or an element of raw HTML that has no end. The name of a comment is "!--". */
export type Unended = Place & { readonly name: string }

const swallowing = 'script|style|textarea|title|select|plaintext|xmp|iframe|noembed|noframes'
const beginning = new RegExp(`<(!--|(?:${swallowing})(?=[\\s/>]))|<(/?)svg(?=[\\s/>])`, 'gi')

/** What browsers would read to the end of the page, looking for its end. At most one is found. */
export function unendedIn(blocks: readonly Block[]): Unended[] {
  const html = blocks.flatMap(block => htmlOf(block)).join('\n')
  const found = firstUnended(html)
  if (found === null) return []
  const places = placesOf(blocks, found.name)
  const place = places[found.nth]
  return place === undefined ? [] : [{ ...place, name: found.name }]
}

/** Only the first can be found: any others are inside it. */
function firstUnended(html: string): { readonly name: string; readonly nth: number } | null {
  const counts = new Map<string, number>()
  let isInSvg = false
  let end = 0
  for (const { 0: whole, 1: written, 2: slash, index } of html.matchAll(beginning)) {
    const name = written?.toLowerCase()
    const nth = counts.get(name ?? '') ?? 0
    counts.set(name ?? '', nth + 1)
    if (index < end) continue
    if (name === undefined) isInSvg = slash === ''
    else if (!(isInSvg && isSelfClosed(html, index))) {
      end = endOf(html, name, index + whole.length)
      if (end < 0) return { name, nth }
    }
  }
  return null
}

function isSelfClosed(html: string, start: number): boolean {
  return /^<[^>]*\/>/.test(html.slice(start))
}

/**
 * `<!-->` and `<!--->` are complete comments: https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state
 */
export function endOf(html: string, name: string, from: number): number {
  if (name === 'plaintext') return -1
  const pattern = name === '!--' ? /--!?>/g : new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  pattern.lastIndex = name === '!--' ? from - 2 : from
  const found = pattern.exec(html)
  return found === null ? -1 : found.index + found[0].length
}

/** Every place in raw HTML where that name begins, in the order of the text. */
function placesOf(blocks: readonly Block[], name: string): Place[] {
  const pattern = new RegExp(`<${RegExp.escape(name)}${name === '!--' ? '' : '(?=[\\s/>])'}`, 'gi')
  return blocks.flatMap(block => foundInHtml(block, pattern))
}
