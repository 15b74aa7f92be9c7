import { frameOf } from '../../generator/content/texts/frame-address.ts'

type Picture = { readonly address: string; readonly alt: string; readonly caption: string }
type Link = { readonly address: string; readonly words: string }

/** Writes what tags of other systems stand for, as Markdown or HTML, whichever the text around them is. */
export type Writer = {
  code(language: string, text: string): string
  picture(picture: Picture): string
  link(link: Link): string
  /** A film if this site can show it, otherwise a link. */
  film(address: string): string
}

export const markdownWriter: Writer = {
  code: (language, text) => {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(ticks => ticks.length))
    const fence = '`'.repeat(longest + 1)
    return `\n${fence}${language.replace(/[^\w+#.-]/g, '')}\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}\n`
  },
  picture: ({ address, alt, caption }) => {
    const title = caption === '' ? '' : ` "${inOneLine(caption).replace(/["\\]/g, '\\$&')}"`
    return `![${escapeMarkdown(alt)}](${spell(address)}${title})`
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
  picture: ({ address, alt, caption }) => {
    const words = caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`
    return `<figure><img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}">${words}</figure>`
  },
  link: ({ address, words }) => `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`,
  film: address =>
    frameOf(address) === null
      ? `<p>${htmlWriter.link({ address, words: address })}</p>`
      : `<iframe src="${escapeHtml(address)}"></iframe>`,
}

function escapeMarkdown(words: string): string {
  return inOneLine(words).replace(/[[\]\\`*_<]/g, '\\$&')
}

function inOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

function spell(address: string): string {
  return address.trim().replace(/[<>()\s\\]/g, encodeURIComponent)
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
