import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { type Frame, frameOf } from '../../content/texts/frame-address.ts'
import { dataAttributes } from '../data-attributes.ts'
import type { MarkdownTexts } from '../markdown-texts.ts'
import { surroundingsOf } from '../surroundings.ts'
import { tellMedia } from './kinds.ts'

/**
 * Shows films and sounds with the browser's own player. Films on other sites get a link, beside which a script can put
 * a player.
 */
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
    // Our script does not run in feed readers.
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

/** Inside a link there can be neither a player nor another link, so only the words are shown. */
const isLinked = ({ meta }: Token) => meta?.isLinked === true

/** Read by templates/scripts/play-embed.ts. */
function wordsFor({ url, host }: Frame, title: string, texts: MarkdownTexts): string {
  return dataAttributes({
    frame: url,
    title,
    play: texts.playVideo(host),
    notice: texts.loadsPlayer(host),
  })
}
