/** The events of htmlparser2 for elements and text. */
export type HtmlEvents = {
  opened(name: string, attributeOf: (name: string) => string | undefined): void
  text(written: string): void
  /** Returns `false` if no more events are wanted. */
  closed(name: string): boolean
}

/** Elements without content and without an end tag. */
export const emptyElements: ReadonlySet<string> = new Set(
  'area br col embed hr img input source track wbr'.split(' '),
)

/**
 * Reports the element at `from` as htmlparser2 would, in a third of the time, because a clean build reads every page
 * for its words. Understands HTML as templates and Markdown print it. Returns `false` for anything else that authors
 * may have written: comments, a missing end tag, named entities. A test compares both.
 */
export function scanPlainHtml(markup: string, from: number, events: HtmlEvents): boolean {
  const open: string[] = []
  for (let place = from; ; place = tag.lastIndex) {
    const start = markup.indexOf('<', place)
    if (start < 0) return false
    const text = decode(markup.slice(place, start))
    tag.lastIndex = start
    const [, end, name = '', attributes = ''] = tag.exec(markup) ?? []
    if (text === null || end === undefined || decode(attributes) === null) return false
    if (text !== '') events.text(text)
    if (end === '/') {
      if (attributes !== '' || open.pop() !== name) return false
      if (!events.closed(name)) return true
      continue
    }
    if (special.has(name) || endsAnother(name, open.at(-1))) return false
    events.opened(name, wanted => attributeIn(attributes, wanted))
    if (!emptyElements.has(name)) open.push(name)
  }
}

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"]*")?)*)\s*>/y
const attribute = /\s+([a-z0-9-]+)(?:="([^"]*)")?/g

function attributeIn(attributes: string, wanted: string): string | undefined {
  if (!attributes.includes(wanted)) return undefined
  const found = attributes.matchAll(attribute).find(([, name]) => name === wanted)
  return found === undefined ? undefined : (decode(found[2] ?? '') ?? undefined)
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** `null` if there is an entity that we never write ourselves. */
function decode(written: string): string | null {
  if (!written.includes('&')) return written
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(written)) return null
  return written.replace(/&[a-z#0-9]+;/g, entity => entities[entity] ?? entity)
}

/** Their content is not ordinary HTML, or is parsed by rules of its own. */
const special = new Set(
  'base basefont body button command datalist form frame head html iframe input isindex keygen link math meta noembed noframes noscript optgroup option output param plaintext script select style svg textarea title xmp'.split(
    ' ',
  ),
)

/** All other elements may end a paragraph. */
const phrasing = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const headings = 'h1 h2 h3 h4 h5 h6'
const endedBy = new Map(
  Object.entries({
    a: 'a',
    li: 'li',
    dd: 'dd dt',
    dt: 'dd dt',
    rt: 'rt rp',
    rp: 'rt rp',
    tr: 'tr',
    td: 'tr td',
    th: 'tr td th',
    thead: 'td tbody tfoot',
    tbody: 'tbody tfoot',
    ...Object.fromEntries(headings.split(' ').map(name => [name, headings])),
  }).map(([name, others]) => [name, new Set(others.split(' '))] as const),
)

/** Whether the start of an element may be the end of the one around it. */
function endsAnother(name: string, around = ''): boolean {
  return around === 'p' ? !phrasing.has(name) : (endedBy.get(around)?.has(name) ?? false)
}
