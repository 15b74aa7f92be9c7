import type { Element } from 'hast'
import type { Cleaning } from './clean-tree.ts'
import { isCode, languageOf } from './code-language.ts'

/** The properties that are kept. All others are looks, hooks for scripts, or not valid. */
const kept = new Set(
  'href src alt title id colSpan rowSpan scope lang dir cite dateTime width height start reversed type value poster open name checked kind srcLang label default shape coords useMap'.split(
    ' ',
  ),
)

export function cleanProperties(element: Element, cleaning: Cleaning): Element['properties'] {
  const { tagName } = element
  const found = Object.entries(element.properties).filter(([name]) => kept.has(name))
  const properties: Element['properties'] = Object.fromEntries(found)
  if (isCode(element)) {
    for (const name of ['lang', 'dir']) delete properties[name]
    const language = languageOf(element)
    if (language !== null) properties['className'] = [`language-${language}`]
  }
  for (const [name, use] of [
    ['href', 'link'],
    // An iframe of another site becomes a link, and nothing of it is copied.
    ['src', tagName === 'iframe' ? 'link' : 'file'],
    ['poster', 'file'],
  ] as const) {
    const address = properties[name]
    if (typeof address !== 'string') continue
    const resolved = cleaning.resolve(address.trim(), use)
    if (resolved !== null) properties[name] = resolved
    else {
      delete properties[name]
      cleaning.note(unresolved(address.trim(), use))
    }
  }
  if (tagName !== 'img' && tagName !== 'video') {
    delete properties['width']
    delete properties['height']
  }
  // The old site may have had a script to start them.
  if (tagName === 'video' || tagName === 'audio') properties['controls'] = true
  return properties
}

/** Returns a note about an address that was removed; an empty one for a `data:` so short that it only kept a place. */
function unresolved(address: string, use: 'link' | 'file'): string {
  if (/^data:/i.test(address) && use === 'file')
    return address.length < 200
      ? ''
      : 'held a picture or file in the text itself ("data:"), which was left out; put it beside the post'
  const said = address.length > 100 ? `${address.slice(0, 100).toWellFormed()}…` : address
  return use === 'link'
    ? `linked to ${said}, where no link of this import leads; the words stay`
    : `showed ${said}, which cannot be read as an address, and was left out`
}
