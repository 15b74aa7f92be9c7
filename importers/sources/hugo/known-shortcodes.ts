import { wordsIn } from '../../html/parse-html.ts'
import { filmPage } from '../../markdown/films.ts'
import type { Writer } from '../../markdown/writer.ts'

export type Around = {
  readonly writer: Writer
  /** Returns the address of the text that is meant, in its own language or in another; `null` if there is none. */
  findAddress(reference: string, language?: string): string | null
  /** Returns a parameter of the text or of its site; `null` if neither has it. */
  findParameter(name: string): string | null
  note(message: string): void
}

type Shown = {
  readonly words: readonly string[]
  readonly named: Readonly<Record<string, string>>
  readonly inside: string
  /** What is inside, with its own short codes replaced. */
  saidInside(): string
  readonly around: Around
}

/** Those of https://gohugo.io/shortcodes/, and those that themes add under names that tell what they do. */
export const knownShortcodes: Readonly<Record<string, (shortcode: Shown) => string | null>> = {
  ref: reference,
  relref: reference,
  figure: picture,
  img: picture,
  image: picture,
  youtube: ({ words, named, around: { writer } }) => {
    const film = filmPage('youtube', named['id'] ?? words[0])
    if (!/^\d+$/.test(named['start'] ?? '')) return writer.film(film)
    return writer.film(`${film}${film.includes('?') ? '&' : '?'}t=${named['start']}`)
  },
  vimeo,
  vimeo_simple: vimeo,
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
  highlight: ({ words, inside, around: { writer } }) =>
    writer.code(words[0] ?? '', inside, markedLines(words.slice(1).join(','))),
  code: ({ words, named, inside, around: { writer } }) =>
    inside === '' ? null : writer.code(named['lang'] ?? words[0] ?? '', inside),
  param: ({ words, around }) => around.findParameter(words[0] ?? ''),
  comment: () => '',
  rawhtml: ({ inside }) => inside,
  raw: ({ inside }) => inside,
  details: ({ named, saidInside }) =>
    `\n<details><summary>${wordsIn(named['summary'] ?? 'Details').replaceAll('<', '&lt;')}</summary>\n\n${saidInside().trim()}\n\n</details>\n`,
}

function reference({ words, named, around }: Shown): string | null {
  const [first, second] = words
  const meant = named['path'] ?? (first === '.' ? second : first) ?? ''
  const [path = '', fragment] = meant.split('#', 2)
  if (path === '' && fragment !== undefined) return `#${fragment}`
  const address = around.findAddress(path, named['lang'])
  if (address === null)
    around.note(`has a short code that links to ${meant.slice(0, 80)}, which does not exist`)
  return address === null || fragment === undefined ? address : `${address}#${fragment}`
}

/** What is written below a picture is Markdown: https://gohugo.io/shortcodes/figure/ */
function picture({ words, named, around: { writer } }: Shown): string | null {
  const address = named['src'] ?? named['link'] ?? words[0] ?? ''
  if (address === '') return null
  const caption = [named['title'], named['caption'], attributionOf(named)]
    .map(said => wordsIn(said ?? ''))
    .filter(said => said !== '')
    .join(' ')
  const link = named['src'] === undefined ? '' : (named['link'] ?? '')
  return `\n${writer.picture({ address, alt: named['alt'] ?? '', caption, link })}\n`
}

function attributionOf({ attr = '', attrlink = '' }: Shown['named']): string {
  return attrlink === '' || attr === '' ? attr : `[${attr}](${attrlink})`
}

/** `hl_lines=3 8-10`, or `hl_lines=[3,"8-10"]` behind a fence: https://gohugo.io/functions/transform/highlight/ */
export function markedLines(options: string): string {
  const [, listed, plain] = /\bhl_lines=(?:\[([^\]]*)\]|"?([\d\s-]+))/.exec(options) ?? []
  const lines = (listed ?? plain ?? '').match(/\d+(?:-\d+)?/g) ?? []
  return lines.length === 0 ? '' : `{${lines.join(',')}}`
}

function vimeo({ words, named, around: { writer } }: Shown): string {
  return writer.film(filmPage('vimeo', named['id'] ?? words[0]))
}

function post({ words, named, around: { writer } }: Shown): string {
  const [first = '', second] = words
  const user = named['user'] ?? (second === undefined ? 'i/web' : first)
  return page(`https://x.com/${user}/status/${named['id'] ?? second ?? first}`, writer)
}

function page(address: string, writer: Writer): string {
  return writer.link({ address, words: address })
}
