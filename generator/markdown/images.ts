import type MarkdownIt from 'markdown-it'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import type { ImageSource } from '../plan/showing/rendered-text.ts'
import { type Resolved, surroundingsOf } from './surroundings.ts'

/**
 * Gives images their size, so that nothing moves when they load. An image on its own becomes a figure, with its title
 * as the caption.
 */
export function placeImages(markdown: MarkdownIt): void {
  markdown.core.ruler.push('figures', state => {
    state.tokens.forEach((token, position) => {
      const [opening, closing] = [state.tokens[position - 1], state.tokens[position + 1]]
      if (token.type !== 'inline' || opening?.type !== 'paragraph_open' || closing === undefined)
        return
      const alone = aloneIn(token.children ?? [])
      if (alone === undefined) return
      opening.tag = 'figure'
      closing.tag = 'figure'
      // Within a link, a caption would be part of the link.
      if (alone === token.children?.[0]) alone.meta = { hasCaption: true }
    })
  })
  const renderImage: RenderRule = (tokens, position, options, environment, renderer) => {
    const token = tokens[position]
    if (token === undefined) return ''
    const surroundings = surroundingsOf(environment)
    const caption = mayHaveCaption(token) ? token.attrGet('title') : null
    const resolved = surroundings.resolve(token.attrGet('src') ?? '')
    token.attrSet('alt', renderer.renderInlineAsText(token.children ?? [], options, environment))
    if (resolved !== null) showAs(token, resolved)
    if (resolved?.isFirst === true) hasten(token)
    else defer(token)
    if (caption !== null) token.attrs = token.attrs?.filter(([name]) => name !== 'title') ?? null
    const image = renderer.renderToken(tokens, position, options)
    const picture = pictureOf(image, resolved?.shown?.sources ?? [])
    return caption === null
      ? picture
      : `${picture}<figcaption>${markdown.renderInline(caption, { surroundings })}</figcaption>`
  }
  markdown.renderer.rules['image'] = renderImage
}

/** The image that makes up a whole paragraph, or the whole of a link that does. */
function aloneIn(tokens: readonly Token[]): Token | undefined {
  const [first, second, third] = tokens
  if (tokens.length === 1) return first?.type === 'image' ? first : undefined
  if (tokens.length !== 3 || second?.type !== 'image') return undefined
  return first?.type === 'link_open' && third?.type === 'link_close' ? second : undefined
}

function mayHaveCaption(token: Token): boolean {
  return typeof token.meta === 'object' && token.meta !== null && 'hasCaption' in token.meta
}

function showAs(token: Token, resolved: Resolved): void {
  const { url, width, height } = resolved.shown ?? resolved
  token.attrSet('src', url)
  if (width) token.attrSet('width', String(width))
  if (height) token.attrSet('height', String(height))
}

/** Readers wait for the first image: https://web.dev/articles/optimize-lcp */
function hasten(token: Token): void {
  token.attrSet('fetchpriority', 'high')
}

function defer(token: Token): void {
  token.attrSet('loading', 'lazy')
  token.attrSet('decoding', 'async')
}

/** The plan makes these sources from names and numbers that need no escaping. */
function pictureOf(image: string, sources: readonly ImageSource[]): string {
  if (sources.length === 0) return image
  const chosen = sources.map(
    ({ type, srcset, sizes }) => `<source type="${type}" srcset="${srcset}" sizes="${sizes}">`,
  )
  return `<picture>${chosen.join('')}${image}</picture>`
}
