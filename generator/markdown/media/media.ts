import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { type Frame, frameOf } from '../../content/texts/frame-address.ts'
import type { MarkdownTexts } from '../markdown-texts.ts'
import { surroundingsOf } from '../surroundings.ts'
import { tellMedia } from './kinds.ts'

/** Films and sounds by the browser's own player; films from elsewhere by a link, beside which a script may set a player. */
export function addMedia(markdown: MarkdownIt): void {
  tellMedia(markdown)
  const { rules } = markdown.renderer
  rules['film'] = playerRule(markdown)
  rules['sound'] = playerRule(markdown)
  rules['embed'] = embedRule(markdown)
}

function playerRule(markdown: MarkdownIt): RenderRule {
  return function renderPlayer(tokens, position, options, environment, renderer) {
    const token = tokens[position]
    if (token === undefined) return ''
    const written = token.attrGet('src') ?? ''
    const url = escapeHtml(surroundingsOf(environment).resolve(written)?.url ?? written)
    const name = escapeHtml(renderer.renderInlineAsText(token.children ?? [], options, environment))
    if (isLinked(token)) return name
    const element = token.type === 'film' ? 'video' : 'audio'
    const label = name === '' ? '' : ` aria-label="${name}"`
    const link = `<a href="${url}">${name || url}</a>`
    const player = `<${element} controls preload="metadata" src="${url}"${label}>${link}</${element}>`
    const caption = captionOf(token, { markdown, environment }) || name
    return token.block && caption !== '' ? `${player}<figcaption>${caption}</figcaption>` : player
  }
}

function embedRule(markdown: MarkdownIt): RenderRule {
  return function renderEmbed(tokens, position, options, environment, renderer) {
    const token = tokens[position]
    const address = token?.attrGet('src') ?? ''
    const frame = frameOf(address)
    if (token === undefined || frame === null) return ''
    const { idPrefix, texts } = surroundingsOf(environment)
    const name = renderer.renderInlineAsText(token.children ?? [], options, environment)
    if (isLinked(token)) return escapeHtml(name)
    const link = `<a href="${escapeHtml(address)}">${escapeHtml(name || address)}</a>`
    if (!token.block) return link
    const caption = captionOf(token, { markdown, environment })
    const more = caption === '' ? '' : `<br>${caption}`
    // A feed is read where our script does not run.
    const words = idPrefix === null ? wordsFor(frame, name, texts) : ''
    return `<figcaption${words}>${link} <span class="embed-host">(${escapeHtml(frame.host)})</span>${more}</figcaption>`
  }
}

type Environment = Parameters<typeof surroundingsOf>[0]
type Rendering = { readonly markdown: MarkdownIt; readonly environment: Environment }

function captionOf(token: Token, { markdown, environment }: Rendering): string {
  const title = token.attrGet('title')
  if (title === null) return ''
  return markdown.renderInline(title, { surroundings: surroundingsOf(environment) })
}

/** A link can hold neither a player nor another link; the words are what leads where its author wanted. */
const isLinked = ({ meta }: Token) => meta?.isLinked === true

/** For templates/scripts/play-embed.ts. */
function wordsFor({ url, host }: Frame, title: string, texts: MarkdownTexts): string {
  const words = {
    frame: url,
    title,
    play: texts.playVideo(host),
    notice: texts.loadsPlayer(host),
  }
  return Object.entries(words)
    .map(([name, said]) => ` data-${name}="${escapeHtml(said)}"`)
    .join('')
}
