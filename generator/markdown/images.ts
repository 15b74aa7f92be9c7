import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { surroundingsOf } from './surroundings.ts'

/** Images know their size, so that nothing moves when they arrive; one that stands alone is a figure, its title the caption. */
export function placeImages(markdown: MarkdownIt): void {
  markdown.core.ruler.push('figures', state => {
    state.tokens.forEach((token, position) => {
      const [opening, closing] = [state.tokens[position - 1], state.tokens[position + 1]]
      if (token.type !== 'inline' || opening?.type !== 'paragraph_open' || closing === undefined)
        return
      if (token.children?.length !== 1 || token.children[0]?.type !== 'image') return
      opening.tag = 'figure'
      closing.tag = 'figure'
      token.children[0].meta = { isFigure: true }
    })
  })
  markdown.renderer.rules['image'] = (tokens, position, options, environment, renderer) => {
    const token = tokens[position]
    if (token === undefined) return ''
    const caption = isFigure(token) ? token.attrGet('title') : null
    const resolved = surroundingsOf(environment).resolve(token.attrGet('src') ?? '')
    if (resolved !== null) token.attrSet('src', resolved.url)
    if (resolved?.width) token.attrSet('width', String(resolved.width))
    if (resolved?.height) token.attrSet('height', String(resolved.height))
    token.attrSet('alt', renderer.renderInlineAsText(token.children ?? [], options, environment))
    token.attrSet('loading', 'lazy')
    token.attrSet('decoding', 'async')
    if (caption !== null) token.attrs = token.attrs?.filter(([name]) => name !== 'title') ?? null
    const image = renderer.renderToken(tokens, position, options)
    return caption === null
      ? image
      : `${image}<figcaption>${markdown.renderInline(caption, { surroundings: surroundingsOf(environment) })}</figcaption>`
  }
}

function isFigure(token: Token): boolean {
  return typeof token.meta === 'object' && token.meta !== null && 'isFigure' in token.meta
}
