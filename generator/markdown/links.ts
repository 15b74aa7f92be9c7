import type MarkdownIt from 'markdown-it'
import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import { replaceAddresses } from '../content/texts/html-addresses.ts'
import { surroundingsOf } from './surroundings.ts'

/** Gives links to .md files and attachments, in raw HTML as well, the addresses that these have on the site. */
export function resolveLinks(markdown: MarkdownIt): void {
  const renderLink: RenderRule = (tokens, position, options, environment, renderer) => {
    const token = tokens[position]
    const href = token?.attrGet('href')
    if (token !== undefined && typeof href === 'string') {
      token.attrSet('href', surroundingsOf(environment).resolve(href)?.url ?? href)
    }
    return renderer.renderToken(tokens, position, options)
  }
  const renderHtml: RenderRule = (tokens, position, _, environment) =>
    replaceAddresses(tokens[position]?.content ?? '', written => {
      const address = unescapeAll(written)
      const url = surroundingsOf(environment).resolve(address)?.url ?? address
      return url === address ? null : url
    })
  markdown.renderer.rules['link_open'] = renderLink
  markdown.renderer.rules['html_block'] = renderHtml
  markdown.renderer.rules['html_inline'] = renderHtml
}
