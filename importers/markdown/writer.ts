import MarkdownIt from 'markdown-it'
import { frameOf } from '../../generator/content/texts/frame-address.ts'
import { escapeHtml } from '../html/escape.ts'

type Picture = {
  readonly address: string
  readonly alt: string
  readonly caption: string
  /** Where the picture leads; empty if nowhere. */
  readonly link?: string
}
type Link = { readonly address: string; readonly words: string }

/** Writes what tags of other systems stand for, as Markdown or HTML, whichever the text around them is. */
export type Writer = {
  /** `marks` are lines to mark, such as `{1,3-4}`; empty for none. */
  code(language: string, text: string, marks?: string): string
  picture(picture: Picture): string
  link(link: Link): string
  /** A film if this site can show it, otherwise a link. */
  film(address: string): string
}

export const markdownWriter: Writer = {
  code: (language, text, marks = '') => {
    // A fence of backticks can have none in the words behind it: https://spec.commonmark.org/0.31.2/#info-string
    const sign = marks.includes('`') ? '~' : '`'
    const runs = text.match(/`+|~+/g) ?? []
    const longest = Math.max(2, ...runs.filter(run => run[0] === sign).map(run => run.length))
    const fence = sign.repeat(longest + 1)
    return `\n${fence}${language.replace(/[^\w+#.-]/g, '')}${marks === '' ? '' : ` ${marks}`}\n${text.replace(/^\n+/, '').trimEnd()}\n${fence}\n`
  },
  picture: ({ address, alt, caption, link = '' }) => {
    const title = caption === '' ? '' : ` "${inOneLine(caption).replace(/["\\]/g, '\\$&')}"`
    const picture = `![${escapeMarkdown(alt)}](${spell(address)}${title})`
    // Figures are HTML, in which nothing else would refuse a link such as `javascript:`.
    if (link === '' || !renderer.validateLink(link)) return picture
    // A title of a picture in a link is no caption, because that would be part of the link.
    return caption === ''
      ? `[${picture}](${spell(link)})`
      : linkedFigure(alt, { address, caption, link })
  },
  link: ({ address, words }) => `[${escapeMarkdown(words)}](${spell(address)})`,
  film: address =>
    frameOf(address) === null ? `\n<${spell(address)}>\n` : `\n![](${spell(address)})\n`,
}

export const htmlWriter: Writer = {
  code: (language, text) => {
    const name = language.replace(/[^\w+#.-]/g, '')
    return `<pre><code${name === '' ? '' : ` class="language-${name}"`}>${escapeHtml(text)}</code></pre>`
  },
  picture: ({ address, alt, caption, link = '' }) => {
    const picture = `<img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}">`
    const shown = link === '' ? picture : `<a href="${escapeHtml(link)}">${picture}</a>`
    const words = caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`
    return `<figure>${shown}${words}</figure>`
  },
  link: ({ address, words }) => `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`,
  film: address =>
    frameOf(address) === null
      ? `<p>${htmlWriter.link({ address, words: address })}</p>`
      : `<iframe src="${escapeHtml(address)}"></iframe>`,
}

function linkedFigure(
  alt: string,
  { address, caption, link }: Required<Omit<Picture, 'alt'>>,
): string {
  const picture = `<img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}">`
  const words = renderer.renderInline(inOneLine(caption))
  return `<figure><a href="${escapeHtml(link)}">${picture}</a><figcaption>${words}</figcaption></figure>`
}

const renderer = new MarkdownIt({ html: false })

function escapeMarkdown(words: string): string {
  return inOneLine(words).replace(/[[\]\\`*_<]/g, '\\$&')
}

function inOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

function spell(address: string): string {
  return address.trim().replace(/[<>()\s\\]/g, encodeURIComponent)
}
