import { wordsIn } from '../../html/parse-html.ts'
import { readWords } from '../../liquid/replace-liquid.ts'
import type { Writer } from '../../markdown/writer.ts'

export type Around = {
  readonly writer: Writer
  /** Of a text of the site that is meant. */
  findAddress(reference: string): string | null
  /** Of the text or of its site; `null` for what neither has. */
  findParameter(name: string): string | null
  note(message: string): void
}

const opening = /\{\{([<%])\s{0,20}(\/\*)?\s{0,20}(\/?)\s{0,20}([\w./-]{1,200})/g
/** What stands in quotation marks may hold anything. */
const rest = /^((?:"[^"]*"|`[^`]*`|[^"`>%*]|[>%](?!\}\})|\*(?!\/))*)(?:\*\/\s*)?[>%]\}\}/
const longest = 4_000

/** Those that say what they show become that. Others stay as they were written, and are named; what was quoted is shown. */
export function replaceShortcodes(text: string, around: Around): string {
  const closings = createClosings(text)
  let replaced = ''
  let end = 0
  const last = text.lastIndexOf('}}')
  for (const found of text.matchAll(opening)) {
    if (found.index < end) continue
    if (found.index > last) break
    const [beginning, , quoted, slash = '', name = ''] = found
    const read = readRest(text, found.index + beginning.length)
    if (read === null) continue
    const start = found.index + beginning.length + read.length
    const isWhole = slash !== '' || read.written.trimEnd().endsWith('/')
    const closing = isWhole || quoted !== undefined ? null : closings(name, start)
    const inside = closing === null ? null : text.slice(start, closing.from)
    const said =
      quoted === undefined
        ? showShortcode({ name: `${slash}${name}`, written: read.written, inside }, around)
        : text.slice(found.index, start).replace('/*', '').replace('*/', '')
    if (said === null) continue
    replaced += text.slice(end, found.index) + said
    end = closing?.until ?? start
  }
  return replaced + text.slice(end)
}

/** `null` where it has no end. */
function readRest(text: string, from: number): { written: string; length: number } | null {
  const found = rest.exec(text.slice(from, from + longest))
  return found === null ? null : { written: found[1] ?? '', length: found[0].length }
}

type Closing = { readonly from: number; readonly until: number }

/** Asked in the order of the text, each name looks ahead once. */
function createClosings(text: string): (name: string, from: number) => Closing | null {
  const known = new Map<string, Closing | null>()
  return (name, from) => {
    const next = known.get(name)
    if (next === null || (next !== undefined && next.from >= from)) return next
    const plain = name.replace(/[.]/g, '\\.')
    const pattern = new RegExp(`\\{\\{[<%]\\s{0,99}/\\s{0,99}${plain}\\s{0,99}[>%]\\}\\}`, 'g')
    pattern.lastIndex = from
    const found = pattern.exec(text)
    const closing = found === null ? null : { from: found.index, until: pattern.lastIndex }
    known.set(name, closing)
    return closing
  }
}

type Written = { readonly name: string; readonly written: string; readonly inside: string | null }
type Shown = {
  readonly words: readonly string[]
  readonly named: Readonly<Record<string, string>>
  readonly inside: string
  readonly around: Around
}

function showShortcode({ name, written, inside }: Written, around: Around): string | null {
  const show = Object.hasOwn(shown, name) ? shown[name] : undefined
  const said =
    show?.({ ...readWords(written.replace(/\/\s*$/, '')), inside: inside ?? '', around }) ?? null
  if (said === null && !name.startsWith('/'))
    around.note(`holds the short code {{< ${name.slice(0, 60)} >}}, which stays as it was written`)
  return said
}

/** https://gohugo.io/shortcodes/, and what themes add under names that say it. */
const shown: Readonly<Record<string, (shortcode: Shown) => string | null>> = {
  ref: reference,
  relref: reference,
  figure: picture,
  img: picture,
  image: picture,
  youtube: ({ words, named, around: { writer } }) =>
    writer.film(watchPage('https://www.youtube.com/watch?v=', named['id'] ?? words[0])),
  vimeo: ({ words, named, around: { writer } }) =>
    writer.film(watchPage('https://vimeo.com/', named['id'] ?? words[0])),
  vimeo_simple: ({ words, named, around: { writer } }) =>
    writer.film(watchPage('https://vimeo.com/', named['id'] ?? words[0])),
  video: picture,
  audio: picture,
  gist: ({ words, around: { writer } }) =>
    page(`https://gist.github.com/${words.slice(0, 2).join('/')}`, writer),
  x: post,
  twitter: post,
  tweet: post,
  x_simple: post,
  twitter_simple: post,
  instagram: ({ words, named, around: { writer } }) =>
    page(`https://www.instagram.com/p/${named['id'] ?? words[0] ?? ''}/`, writer),
  highlight: ({ words, inside, around: { writer } }) => writer.code(words[0] ?? '', inside),
  code: ({ words, named, inside, around: { writer } }) =>
    inside === '' ? null : writer.code(named['lang'] ?? words[0] ?? '', inside),
  param: ({ words, around }) => around.findParameter(words[0] ?? ''),
  comment: () => '',
  rawhtml: ({ inside }) => inside,
  raw: ({ inside }) => inside,
  details: ({ named, inside, around }) =>
    `\n<details><summary>${wordsIn(named['summary'] ?? 'Details').replaceAll('<', '&lt;')}</summary>\n\n${replaceShortcodes(inside, around).trim()}\n\n</details>\n`,
}

function reference({ words, named, around }: Shown): string | null {
  const [first, second] = words
  const meant = named['path'] ?? (first === '.' ? second : first) ?? ''
  const [path = '', fragment] = meant.split('#', 2)
  if (path === '' && fragment !== undefined) return `#${fragment}`
  const address = around.findAddress(path)
  if (address === null)
    around.note(`leads by a short code to ${meant.slice(0, 80)}, which is not there`)
  return address === null || fragment === undefined ? address : `${address}#${fragment}`
}

function picture({ words, named, around: { writer } }: Shown): string | null {
  const address = named['src'] ?? named['link'] ?? words[0] ?? ''
  if (address === '') return null
  const caption = [named['title'], named['caption'], named['attr']]
    .filter(Boolean)
    .map(said => wordsIn(said ?? ''))
    .join(' ')
  return `\n${writer.picture({ address, alt: named['alt'] ?? '', caption })}\n`
}

function watchPage(site: string, name = ''): string {
  return /^https?:/.test(name) ? name : `${site}${name}`
}

function post({ words, named, around: { writer } }: Shown): string {
  const [first = '', second] = words
  const user = named['user'] ?? (second === undefined ? 'i/web' : first)
  return page(`https://x.com/${user}/status/${named['id'] ?? second ?? first}`, writer)
}

function page(address: string, writer: Writer): string {
  return writer.link({ address, words: address })
}
