import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { frameOf } from '../../content/frame-address.ts'

const films = /\.(?:mp4|m4v|mov|ogv|webm)$/i
const sounds = /\.(?:flac|m4a|mp3|oga|ogg|opus|wav)$/i

/**
 * What is written as an image and is a film, a sound, or a film's page elsewhere, gets a kind of token of
 * its own before images are looked at. Alone in its paragraph it is a figure.
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
  const path = address.replace(/[?#].*$/s, '')
  if (films.test(path)) return 'film'
  if (sounds.test(path)) return 'sound'
  return frameOf(address) === null ? 'image' : 'embed'
}

function setFigure(medium: Token, [opening, , closing]: readonly Token[]): void {
  if (closing === undefined || opening?.type !== 'paragraph_open') return
  medium.block = true
  opening.attrJoin('class', medium.type)
  for (const paragraph of [opening, closing]) {
    paragraph.tag = 'figure'
    // In a tight list paragraphs are not shown.
    paragraph.hidden = false
  }
}
