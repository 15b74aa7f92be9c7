import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { surroundingsOf } from './surroundings.ts'

/** A table that is wider than the page scrolls in a box of its own, which can be reached with the keyboard. */
export function wrapTables(markdown: MarkdownIt): void {
  const { rules } = markdown.renderer
  const renderHtml = rules['html_block']
  rules['table_open'] = (_tokens, _position, _options, environment) =>
    `${openBox(environment)}<table>\n`
  rules['table_close'] = () => '</table></div>\n'
  rules['th_open'] = alignByClass
  rules['td_open'] = alignByClass
  rules['html_block'] = (tokens, position, options, environment, renderer) => {
    const written = renderHtml?.(tokens, position, options, environment, renderer) ?? ''
    return isTable.test(written) ? `${openBox(environment)}${written.trimEnd()}</div>\n` : written
  }
  // After the rules that look at what stands beside a quotation mark or a dash.
  markdown.core.ruler.push('break-addresses', state => {
    for (const [place, token] of state.tokens.entries()) {
      if (state.tokens[place - 1]?.type !== 'td_open') continue
      token.children = token.children?.flatMap(each => breakAddresses(each, state.Token)) ?? null
    }
  })
}

/** Words in cells stay whole. With an address that does, the other columns would be a few letters wide. */
const address = /[!-~]{20,}/g
const breakable = /(?<=\/)(?=[^/])|(?=[.?&=#_])/

function breakAddresses(token: Token, create: typeof Token): Token[] {
  if (token.type !== 'text') return [token]
  const parts = token.content.replace(address, word => word.split(breakable).join('\n')).split('\n')
  if (parts.length === 1) return [token]
  return parts.flatMap((part, place) => {
    const text = new create('text', '', 0)
    text.content = part
    return place === 0 ? [text] : [new create('wbr', 'wbr', 0), text]
  })
}

/** A whole table that an author wrote as HTML. */
const isTable = /^<table[\s>].*<\/table>\s*$/is

function openBox(environment: object): string {
  const label = escapeHtml(surroundingsOf(environment).texts.table)
  return `<div class="table" role="group" tabindex="0" aria-label="${label}">`
}

/** markdown-it writes a style attribute, which the Content-Security-Policy of our pages forbids. */
const alignByClass: RenderRule = (tokens, position, options, _, renderer) => {
  const token = tokens[position]
  const alignment = /^text-align:(\w+)$/.exec(String(token?.attrGet('style')))?.[1]
  if (token !== undefined && alignment !== undefined)
    token.attrs = [['class', `align-${alignment}`]]
  return renderer.renderToken(tokens, position, options)
}
