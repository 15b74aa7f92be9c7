import type MarkdownIt from 'markdown-it'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import { surroundingsOf } from './surroundings.ts'

/** Links to .md files and attachments get the address that these have on the site. */
export function resolveLinks(markdown: MarkdownIt): void {
  const renderLink: RenderRule = (tokens, position, options, environment, renderer) => {
    const token = tokens[position]
    const href = token?.attrGet('href')
    if (token !== undefined && typeof href === 'string') {
      token.attrSet('href', surroundingsOf(environment).resolve(href)?.url ?? href)
    }
    return renderer.renderToken(tokens, position, options)
  }
  markdown.renderer.rules['link_open'] = renderLink
}
