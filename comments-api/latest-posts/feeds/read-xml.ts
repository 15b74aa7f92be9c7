import { parseFragment } from 'parse5'
import type { SaxesTagPlain } from 'saxes'
import { readMoment } from '../../outside/read-moment.ts'
import { readStrictXml } from '../../outside/strict-xml.ts'
import type { Entry } from './entry.ts'

const deepest = 64
/** No real title is longer than this. */
const longest = 5_000

/** An entry that is still being read. */
type Draft = {
  readonly depth: number
  readonly isAtom: boolean
  /** The text in its elements, by their names. Text in deeper elements is included, because a title may be XHTML. */
  readonly texts: Map<string, string>
  /** The address in the `href` of an Atom link. */
  href: string | null
  titleType: string | null
  isGuidAddress: boolean
}

/**
 * The entries of RSS 0.9x, 1.0 and 2.0 and of Atom. Throws if the text is no XML, has a document type, or is nested too
 * deeply.
 */
export function readXml(xml: string): Entry[] {
  const entries: Entry[] = []
  let draft: Draft | null = null
  function noteText(text: string, path: readonly string[]): void {
    const name = draft === null ? undefined : path[draft.depth]
    if (draft === null || name === undefined) return
    const known = draft.texts.get(name) ?? ''
    if (known.length < longest) draft.texts.set(name, known + text)
  }
  readStrictXml(xml.replace(/^\uFEFF/, '').trimStart(), {
    deepest,
    open(tag, path) {
      if (draft === null) draft = isEntry(path) ? begin(path) : null
      else if (path.length === draft.depth + 1) noteAttributes(draft, tag)
    },
    text: noteText,
    cdata: noteText,
    close(path) {
      if (path.length !== draft?.depth) return
      entries.push(toEntry(draft))
      draft = null
    },
  })
  return entries
}

const places = new Set(['rss/channel/item', 'rdf:RDF/item', 'feed/entry'])

function isEntry(path: readonly string[]): boolean {
  return path.length <= 3 && places.has(path.join('/'))
}

function begin(path: readonly string[]): Draft {
  const [root] = path
  return {
    depth: path.length,
    isAtom: root === 'feed',
    texts: new Map(),
    href: null,
    titleType: null,
    isGuidAddress: true,
  }
}

function noteAttributes(draft: Draft, { name, attributes }: SaxesTagPlain): void {
  const { rel = 'alternate', href, type, isPermaLink } = attributes
  if (name === 'link' && href !== undefined && rel === 'alternate') draft.href ??= href
  if (name === 'title') draft.titleType = type ?? null
  if (name === 'guid' && isPermaLink === 'false') draft.isGuidAddress = false
}

function toEntry({ isAtom, texts, href, titleType, isGuidAddress }: Draft): Entry {
  const textOf = (name: string) => texts.get(name)?.trim() ?? ''
  const guid = isGuidAddress && /^https?:/.test(textOf('guid')) ? textOf('guid') : ''
  const date = ['published', 'updated', 'pubDate', 'dc:date'].map(textOf).find(text => text !== '')
  const isMarkup = !isAtom || titleType === 'html'
  return {
    title: isMarkup ? plain(textOf('title')) : textOf('title'),
    url: href ?? (textOf('link') || guid),
    date: readMoment(date),
  }
}

/** In RSS it is unknown whether a title is markup. Plain text is not changed by being read as markup. */
function plain(markup: string): string {
  const words: string[] = []
  const waiting = [...parseFragment(markup.slice(0, longest)).childNodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value)
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
  }
  return words.join('')
}
