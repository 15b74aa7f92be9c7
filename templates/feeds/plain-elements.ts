import type { FoundElement } from './elements-in.ts'
import { fateOf } from './vocabulary.ts'

/**
 * The elements of a text in which all may stay, as nearly all texts have them: of these only the beginning matters to
 * a feed, and to find it takes a tenth of the time that a parser takes to be loaded and to read them. `null` for a
 * text with anything else, comments, capitals, or an `&` within a tag among it. A test compares both.
 */
export function plainElements(markup: string): FoundElement[] | null {
  const found: FoundElement[] = []
  for (let start = markup.indexOf('<'); start >= 0; start = markup.indexOf('<', tag.lastIndex)) {
    tag.lastIndex = start
    const [, slash, name = '', written = ''] = tag.exec(markup) ?? []
    if (slash === undefined || isForeign.test(name) || fateOf(name) !== 'stays') return null
    if (slash === '/') {
      if (written !== '') return null
      continue
    }
    const attributes = attributesIn(written)
    if (attributes === null) return null
    const startTag = { start, end: tag.lastIndex }
    found.push({ name, attributes, isForeign: false, startTag, endTag: startTag })
  }
  return found
}

const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z][a-z-]*(?:="[^"&]*")?)*)>/y
const attribute = / ([a-z-]+)(?:="([^"]*)")?/g
const isForeign = /^(?:svg|math)$/

/** `null` if one of them is there twice. */
function attributesIn(written: string): Record<string, string> | null {
  if (written === '') return {}
  const all = [...written.matchAll(attribute)].map(([, name = '', value = '']) => [name, value])
  const attributes = Object.fromEntries(all)
  return Object.keys(attributes).length === all.length ? attributes : null
}
