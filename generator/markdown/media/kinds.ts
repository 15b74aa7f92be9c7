import { extname } from 'node:path'
import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { frameOf } from '../../content/texts/frame-address.ts'
import { films, sounds } from './types.ts'

/**
 * An image that is really a film, a sound, or the page of a film elsewhere becomes a token of its own before images are
 * handled. Alone in its paragraph, it becomes a figure.
 */
export function tellMedia(markdown: MarkdownIt): void {
  markdown.core.ruler.after('text_join', 'media', state => {
    state.tokens.forEach(({ children }, position) => {
      changeKinds(children ?? [])
      const [first] = children ?? []
      if (children?.length !== 1 || first === undefined || !media.has(first.type)) return
      setFigure(first, state.tokens.slice(position - 1, position + 2))
    })
  })
}

const media = new Set(['film', 'sound', 'embed'])

function changeKinds(tokens: readonly Token[]): void {
  let links = 0
  for (const token of tokens) {
    if (token.type === 'link_open') links += 1
    if (token.type === 'link_close') links -= 1
    if (token.type !== 'image') continue
    token.type = kindOf(token.attrGet('src') ?? '')
    if (links > 0) token.meta = { isLinked: true }
  }
}

function kindOf(address: string): 'film' | 'sound' | 'embed' | 'image' {
  const end = extname(address.replace(/[?#].*$/s, '')).toLowerCase()
  if (Object.hasOwn(films, end)) return 'film'
  if (Object.hasOwn(sounds, end)) return 'sound'
  return frameOf(address) === null ? 'image' : 'embed'
}

function setFigure(medium: Token, [opening, , closing]: readonly Token[]): void {
  if (closing === undefined || opening?.type !== 'paragraph_open') return
  medium.block = true
  opening.attrJoin('class', medium.type)
  for (const paragraph of [opening, closing]) {
    paragraph.tag = 'figure'
    // markdown-it hides the paragraphs of a tight list.
    paragraph.hidden = false
  }
}
