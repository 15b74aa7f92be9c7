import type MarkdownIt from 'markdown-it'
import { bareUrlsIn } from './bare-urls.ts'
import { safeHref } from './links.ts'

type Token = ReturnType<MarkdownIt['parse']>[number]
type State = Parameters<Parameters<MarkdownIt['core']['ruler']['push']>[1]>[0]

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
  for (const { index, url } of bareUrlsIn(token.content)) {
    if (safeHref(url) === null) continue
    parts.push(text(state, token.content.slice(end, index)), ...link(state, url))
    end = index + url.length
  }
  if (end === 0) return [token]
  return [...parts, text(state, token.content.slice(end))]
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
