import { escapeHtml } from '../../../html/escape.ts'
import { filmPage } from '../../../markdown/films.ts'
import type { BodySetting } from './body.ts'
import { embed } from './embeds.ts'

const opening = /\[(\[?)([a-z][\w-]*)((?:\s+|=)[^\][]{0,4000})?\]/gi

type Attributes = Readonly<Record<string, string>>
type Shown = {
  readonly attributes: Attributes
  readonly inside: string
  readonly setting: BodySetting
}

/**
 * Replaces short codes whose result can be told from the code alone. Others stay as they were written, and are noted;
 * their names are added to `setting.codes`.
 */
export function replaceShortcodes(text: string, setting: BodySetting): string {
  const closings = createClosings(text)
  let replaced = ''
  let end = 0
  for (const found of text.matchAll(opening)) {
    const [whole, doubled = '', name = '', attributes = ''] = found
    if (found.index < end) continue
    const start = found.index + whole.length
    const closing = attributes.trimEnd().endsWith('/') ? null : closings(name, start)
    const inside = closing === null ? null : text.slice(start, closing)
    const until = closing === null ? start : closing + name.length + 3
    if (doubled === '[' && text[until] === ']') {
      replaced += `${text.slice(end, found.index)}${text.slice(found.index + 1, until)}`
      end = until + 1
      continue
    }
    const html = showShortcode({ name, written: attributes, inside, setting })
    if (html === null) continue
    replaced += `${text.slice(end, found.index)}${doubled}${html}`
    end = until
  }
  return replaced + text.slice(end)
}

/**
 * Returns a function that finds where a short code ends; `null` if it has no end. When it is asked in the order of the
 * text, it looks through the text once for each name.
 */
function createClosings(text: string): (name: string, from: number) => number | null {
  const known = new Map<string, number>()
  return (name, from) => {
    const next = known.get(name) ?? 0
    if (next === -1) return null
    const found = next >= from ? next : text.indexOf(`[/${name}]`, from)
    known.set(name, found)
    return found === -1 ? null : found
  }
}

type Written = {
  readonly name: string
  readonly written: string
  readonly inside: string | null
  readonly setting: BodySetting
}

/** Returns `null` for a code that is not known, and for a word that merely is in brackets. */
function showShortcode({ name, written, inside, setting }: Written): string | null {
  const show = shown[name.toLowerCase()]
  if (show !== undefined)
    return show({ attributes: readAttributes(written), inside: inside ?? '', setting })
  if (isShortcode(name, written) || inside !== null) {
    setting.codes.add(name)
    setting.note(`holds the short code [${name}], which stays as it was written`)
  }
  return null
}

/** Whether it is more than a word that merely is in brackets. */
function isShortcode(name: string, written: string): boolean {
  return /\w=|^=/.test(written) || /[-_]/.test(name)
}

/** Leaves out what `replaceShortcodes` let stay, and keeps the words within. For descriptions, which show no codes. */
export function withoutShortcodes(text: string): string {
  const closed = new Set(Array.from(text.matchAll(closing), ([, name = '']) => name))
  return text
    .replace(opening, (whole, _doubled, name: string, written = '') =>
      isShortcode(name, written) || closed.has(name) ? '' : whole,
    )
    .replace(closing, '')
}

const closing = /\[\/([a-z][\w-]*)\]/gi

const shown: Readonly<Record<string, (shortcode: Shown) => string>> = {
  caption,
  wp_caption: caption,
  gallery,
  audio: ({ attributes, inside }) => player('audio', attributes, inside),
  video: ({ attributes, inside }) => player('video', attributes, inside),
  embed: ({ attributes, inside }) => embed(inside.trim() || (attributes['src'] ?? '')),
  youtube: ({ attributes, inside }) =>
    embed(inside.trim() || filmPage('youtube', filmIn(attributes))),
  vimeo: ({ attributes, inside }) => embed(inside.trim() || filmPage('vimeo', filmIn(attributes))),
  code: sample,
  sourcecode: sample,
}

function caption({ attributes, inside }: Shown): string {
  const [, picture = '', words = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inside) ?? []
  const said = (attributes['caption'] ?? words).trim()
  if (picture === '') return inside
  return `\n\n<figure>${picture}${said === '' ? '' : `<figcaption>${said}</figcaption>`}</figure>\n\n`
}

function gallery({ attributes, setting: { site, id, note } }: Shown): string {
  const named = (attributes['ids'] ?? attributes['include'] ?? '').split(/[\s,]+/).filter(Boolean)
  const without = new Set(attributes['exclude']?.split(/[\s,]+/))
  const uploaded = site.picturesOf(attributes['id'] ?? id).filter(picture => !without.has(picture))
  const ids = named.length > 0 ? named : uploaded
  if (named.length === 0 && (attributes['orderby'] ?? attributes['order']) !== undefined)
    note('has a gallery that was in an order of its own ("orderby"); see whether it is right now')
  const pictures = ids.map(picture => site.attachments.find(picture))
  if (ids.length === 0 || pictures.includes(null))
    note('has a gallery with pictures that are not in the export; export "All content"')
  return pictures
    .filter(picture => picture !== null)
    .map(({ url, alt, caption: said }) => {
      const words = said === '' ? '' : `<figcaption>${said}</figcaption>`
      return `\n\n<figure><img src="${quote(url)}" alt="${quote(alt)}">${words}</figure>\n\n`
    })
    .join('')
}

function player(element: 'audio' | 'video', attributes: Attributes, inside: string): string {
  const named = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mp3', 'm4a', 'ogg', 'wav', 'flac', '0']
  const src =
    named.map(name => attributes[name]).find(Boolean) ?? /https?:\/\/[^\s"<]+/.exec(inside)?.[0]
  return src === undefined ? inside : `\n\n<${element} src="${quote(src)}"></${element}>\n\n`
}

function filmIn(attributes: Attributes): string | undefined {
  return attributes['0'] ?? attributes['id'] ?? attributes['url']
}

/** The editor either wrote special characters as entities or left them as they were; both mean the same. */
function sample({ attributes, inside }: Shown): string {
  const language = (attributes['language'] ?? attributes['lang'] ?? attributes['0'] ?? '').replace(
    /[^\w+#-]/g,
    '',
  )
  const words = inside
    .replace(/^\n|\n$/g, '')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  return `\n\n<pre><code${language === '' ? '' : ` class="language-${language}"`}>${words}</code></pre>\n\n`
}

/** https://developer.wordpress.org/reference/functions/shortcode_parse_atts/ */
function readAttributes(written: string): Attributes {
  // Between straight quotes, others are signs of the value.
  const straight = written.includes('"')
    ? written
    : written.replace(/[“”″]|&#8221;|&#8243;|&quot;/g, '"')
  const plain = straight.replace(/[\u00a0\u200b]/g, ' ')
  let number = 0
  const found = [
    ...plain.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|=?([^\s"']+)/g),
  ]
  return Object.fromEntries(
    found.map(([, name, double, single, bare, quoted, word]) => {
      const value = double ?? single ?? bare ?? quoted ?? word ?? ''
      if (name !== undefined) return [name.toLowerCase(), value]
      number += 1
      return [String(number - 1), value]
    }),
  )
}

/** Addresses in exports have their "&" as HTML writes it, or as it is. */
function quote(text: string): string {
  return escapeHtml(text.replaceAll('&amp;', '&'))
}
