import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import { surroundingsOf } from './surroundings.ts'

/** A table wider than the page scrolls in a box of its own, which the keyboard can reach. */
export function wrapTables(markdown: MarkdownIt): void {
  const renderOpening: RenderRule = (_tokens, _position, _options, environment) => {
    const label = escapeHtml(surroundingsOf(environment).texts.table)
    return `<div class="table" role="group" tabindex="0" aria-label="${label}"><table>\n`
  }
  markdown.renderer.rules['table_open'] = renderOpening
  markdown.renderer.rules['table_close'] = () => '</table></div>\n'
  markdown.renderer.rules['th_open'] = alignByClass
  markdown.renderer.rules['td_open'] = alignByClass
}

/** markdown-it writes a style attribute, which no page of ours may have (S62). */
const alignByClass: RenderRule = (tokens, position, options, _, renderer) => {
  const token = tokens[position]
  const alignment = /^text-align:(\w+)$/.exec(String(token?.attrGet('style')))?.[1]
  if (token !== undefined && alignment !== undefined)
    token.attrs = [['class', `align-${alignment}`]]
  return renderer.renderToken(tokens, position, options)
}
