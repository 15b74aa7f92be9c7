import type MarkdownIt from 'markdown-it'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'

/** A table wider than the page scrolls in a box of its own, which the keyboard can reach. */
export function wrapTables(markdown: MarkdownIt): void {
  markdown.renderer.rules['table_open'] = () =>
    '<div class="table" role="group" tabindex="0" aria-label="Table"><table>\n'
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
