import type MarkdownIt from 'markdown-it'
import { safeHref } from './links.ts'

type Token = ReturnType<MarkdownIt['parse']>[number]
type State = Parameters<Parameters<MarkdownIt['core']['ruler']['push']>[1]>[0]

const bareUrl = /https?:\/\/[^\s<>"'`|\\]+/gi
const trailing = /[.,;:!?*_~]$/

/** Our own instead of linkify-it: one pass, and only what begins with http:// or https://. */
export function linkBareUrls(renderer: MarkdownIt): void {
  renderer.core.ruler.push('link_bare_urls', state => {
    for (const block of state.tokens) {
      if (block.children) block.children = linkInline(state, block.children)
    }
  })
}

function linkInline(state: State, tokens: readonly Token[]): Token[] {
  let insideLink = 0
  return tokens.flatMap(token => {
    if (token.type === 'link_open') insideLink += 1
    if (token.type === 'link_close') insideLink -= 1
    return token.type === 'text' && insideLink === 0 ? linkText(state, token) : [token]
  })
}

function linkText(state: State, token: Token): Token[] {
  const parts: Token[] = []
  let end = 0
  for (const match of token.content.matchAll(bareUrl)) {
    const url = withoutTrailing(match[0])
    if (safeHref(url) === null) continue
    parts.push(text(state, token.content.slice(end, match.index)), ...link(state, url))
    end = match.index + url.length
  }
  if (end === 0) return [token]
  return [...parts, text(state, token.content.slice(end))]
}

/** "(see https://a.example/b)." ends the sentence and closes the bracket, not the address. */
function withoutTrailing(url: string): string {
  let end = url.length
  let opened = count(url, '(') - count(url, ')')
  while (end > 0) {
    const closes = url[end - 1] === ')' && opened < 0
    if (!closes && !trailing.test(url[end - 1] ?? '')) break
    if (closes) opened += 1
    end -= 1
  }
  return url.slice(0, end)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

function text(state: State, content: string): Token {
  const token = new state.Token('text', '', 0)
  token.content = content
  return token
}

function link(state: State, url: string): Token[] {
  const open = new state.Token('link_open', 'a', 1)
  open.attrSet('href', url)
  return [open, text(state, url), new state.Token('link_close', 'a', -1)]
}
