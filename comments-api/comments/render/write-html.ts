import type MarkdownIt from 'markdown-it'
import { escapeText } from '../../../templates/html.ts'
import { normaliseText, withoutControls } from '../fields/text.ts'
import { safeHref } from './links.ts'

type Token = ReturnType<MarkdownIt['parse']>[number]
type Writer = { html: string; readonly open: (string | null)[]; depth: number; inLink: boolean }

const deepest = 20

/**
 * Every element that a comment can have, by the token that asks for it. There are
 * no others and no other attributes than `href`, `rel` and a code's language.
 */
const elements: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['p'],
  // A heading in a comment would become part of the article's outline.
  heading: ['p', 'strong'],
  blockquote: ['blockquote'],
  bullet_list: ['ul'],
  ordered_list: ['ol'],
  list_item: ['li'],
  em: ['em'],
  strong: ['strong'],
  s: ['del'],
}

/**
 * Used instead of markdown-it's renderer, because a token that is not in the list becomes text here, even one that only
 * a later version has.
 */
export function writeHtml(tokens: readonly Token[]): string {
  const writer: Writer = { html: '', open: [], depth: 0, inLink: false }
  writeAll(writer, tokens)
  return writer.html.trim()
}

function writeAll(writer: Writer, tokens: readonly Token[]): void {
  for (const token of tokens) writeToken(writer, token)
}

function writeToken(writer: Writer, token: Token): void {
  if (token.hidden) return
  if (token.type === 'link_open') openLink(writer, token)
  else if (token.type === 'link_close') closeLink(writer)
  else if (token.nesting !== 0) writeElement(writer, token)
  else if (token.type === 'inline') writeAll(writer, token.children ?? [])
  else writer.html += leaf(token)
}

function leaf(token: Token): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return '<br>\n'
    case 'code_inline':
      return `<code>${escapeText(token.content)}</code>`
    case 'fence':
    case 'code_block':
      return `<pre><code${language(token.info)}>${escapeText(token.content)}</code></pre>\n`
    default:
      // `&#12;`, `&#x300;` and, in an address in `<>`, `%00` stand for characters that the normaliser would see if typed.
      return escapeText(normaliseText(withoutControls(token.content)))
  }
}

function writeElement(writer: Writer, token: Token): void {
  const names = elements[token.type.replace(/_(?:open|close)$/, '')] ?? []
  if (token.nesting === 1) for (const name of names) open(writer, name)
  if (token.nesting === -1) for (const _ of names) close(writer)
  if (token.block && token.nesting === -1) writer.html += '\n'
}

/** Beyond the greatest depth, the element is left out and its words stay: 2,500 nested emphases become plain text. */
function open(writer: Writer, name: string): void {
  const shown = writer.depth < deepest
  writer.open.push(shown ? name : null)
  if (!shown) return
  writer.depth += 1
  writer.html += `<${name}>`
}

function close(writer: Writer): void {
  const name = writer.open.pop()
  if (!name) return
  writer.depth -= 1
  writer.html += `</${name}>`
}

/** An autolink in a link's text would be a link in a link, so only the outer one is kept. */
function openLink(writer: Writer, token: Token): void {
  const href = writer.inLink ? null : safeHref(token.attrGet('href') ?? '')
  if (href === null || writer.depth >= deepest) {
    writer.open.push(null)
    return
  }
  writer.inLink = true
  writer.depth += 1
  writer.open.push('a')
  writer.html += `<a href="${escapeText(href)}" rel="nofollow ugc noopener">`
}

function closeLink(writer: Writer): void {
  if (writer.open.at(-1) === 'a') writer.inLink = false
  close(writer)
}

/** Styles and scripts of the page may react to a class, so only a plain name of a language is allowed. */
function language(info: string): string {
  const name = info.trim().split(/\s/, 1)[0]?.toLowerCase() ?? ''
  return /^[a-z0-9+#-]{1,20}$/.test(name) ? ` class="language-${name}"` : ''
}
