import { html, type SafeHtml } from '../html.ts'
import { absoluteAddress, absoluteCandidates } from './absolute-address.ts'
import { elementsIn, type FoundElement, type Span } from './elements-in.ts'
import { plainElements } from './plain-elements.ts'
import { fateOf, fateOfForeign, isKeptAttribute, isKeptOfForeign } from './vocabulary.ts'

type Places = {
  /** The page's own address. */
  readonly base: string
  /**
   * What ids in the text begin with in a feed, but not on the page: a feed reader may show several texts on one page.
   */
  readonly idPrefix: string
}

/**
 * Makes a page's text readable far from the page: its addresses are absolute, and nothing in it runs, asks for input or
 * is framed. What need not change stays as it was written.
 */
export function portableHtml(markup: string, places: Places): string {
  const edits = (plainElements(markup) ?? elementsIn(markup))
    .flatMap(element => editsOf(markup, element, places))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let [portable, position] = ['', 0]
  for (const { start, end, text } of edits) {
    // Nothing needs changing within something that was removed.
    if (start < position) continue
    portable += markup.slice(position, start) + text
    position = end
  }
  return portable + markup.slice(position)
}

type Edit = Span & { readonly text: string }

function editsOf(markup: string, element: FoundElement, places: Places): Edit[] {
  const { name, isForeign, startTag, endTag } = element
  switch (isForeign ? fateOfForeign(name) : fateOf(name)) {
    case 'leaves':
      return [{ start: startTag.start, end: endTag.end, text: String(standIn(element, places)) }]
    case 'unwraps':
      return [
        { ...startTag, text: '' },
        { ...endTag, text: '' },
      ]
    case 'stays': {
      const kept = keepAttributes(element, places)
      if (kept === null || startTag.start === startTag.end) return []
      return [{ ...startTag, text: writeTag(markup.slice(startTag.start, startTag.end), kept) }]
    }
  }
}

/** A frame is replaced by a link, and the box of a task by a character. */
function standIn({ name, attributes }: FoundElement, { base }: Places): SafeHtml {
  const { src, data, title, type, checked } = attributes
  if (name === 'input' && type === 'checkbox') return html`${checked === undefined ? '☐' : '☑'}`
  if (!['iframe', 'embed', 'object'].includes(name)) return html``
  const url = absoluteAddress(src ?? data ?? '', base)
  return src === undefined && data === undefined
    ? html``
    : html`<a href="${url}">${title || url}</a>`
}

type Attribute = readonly [name: string, value: string]

/** Returns `null` if nothing changes. */
function keepAttributes(element: FoundElement, places: Places): Attribute[] | null {
  const written = Object.entries(element.attributes)
  const isKept = element.isForeign ? isKeptOfForeign : isKeptAttribute
  const kept = written.flatMap(([name, value]): Attribute[] => {
    if (!isKept(name)) return []
    const portable = portableValue(element, [name.toLowerCase(), value], places)
    return portable === null ? [] : [[name, portable]]
  })
  const isSame =
    kept.length === written.length &&
    kept.every(([, value], place) => value === written[place]?.[1])
  return isSame ? null : kept
}

const addresses = new Set(['href', 'src', 'poster', 'cite', 'xlink:href'])

function portableValue(
  element: FoundElement,
  [name, value]: Attribute,
  { base, idPrefix }: Places,
): string | null {
  if (name === 'srcset') return absoluteCandidates(value, base)
  if (!addresses.has(name)) return value
  // A drawing may refer to its own parts.
  if (element.isForeign && element.name !== 'a' && value.startsWith('#')) return value
  // Many feed readers remove ids, so links to a note lead to the page.
  const isOwnPart = value.startsWith(`#${idPrefix}`)
  return absoluteAddress(isOwnPart ? `#${value.slice(idPrefix.length + 1)}` : value, base)
}

function writeTag(tag: string, attributes: readonly Attribute[]): string {
  const name = /^<[^\s/>]+/.exec(tag)?.[0] ?? ''
  const written = attributes.map(([key, value]) => String(html` ${key}="${value}"`))
  return `${name}${written.join('')}${tag.endsWith('/>') ? '/>' : '>'}`
}
