import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import type { OutlinePart } from '../plan/showing/rendered-text.ts'
import { surroundingsOf } from './surroundings.ts'

/**
 * The link to each section is placed beside its heading, not in it, so that it appears neither in the heading's name
 * nor in feeds or tables of contents.
 */
export function linkHeadings(markdown: MarkdownIt): void {
  const renderOpening: RenderRule = (tokens, position, options, _, renderer) => {
    const opening = renderer.renderToken(tokens, position, options)
    return isPart(tokens[position]) ? `<div class="heading">${opening}` : opening
  }
  const renderClosing: RenderRule = (tokens, position, options, environment, renderer) => {
    const closing = renderer.renderToken(tokens, position, options)
    const heading = tokens[position - 2]
    if (!isPart(heading)) return closing
    const { texts } = surroundingsOf(environment)
    const label = escapeHtml(texts.headingLink(titleOf(tokens[position - 1])))
    const href = escapeHtml(`#${encodeURIComponent(idOf(heading))}`)
    return `${closing.trimEnd()}<a class="heading-link" href="${href}" aria-label="${label}"><span aria-hidden="true">§</span></a></div>\n`
  }
  markdown.renderer.rules['heading_open'] = renderOpening
  markdown.renderer.rules['heading_close'] = renderClosing
}

/** A heading in a list or a quotation does not start a section. */
function isPart(token: Token | undefined): token is Token {
  return token?.type === 'heading_open' && token.level === 0 && idOf(token) !== ''
}

function idOf(heading: Token): string {
  return heading.attrGet('id') ?? ''
}

/** The `h2` of a parsed text with their `h3`; an `h3` before the first `h2` stands alone. */
export function outlineOf(tokens: readonly Token[]): OutlinePart[] {
  const outline: (OutlinePart & { readonly parts: OutlinePart[] })[] = []
  let within: OutlinePart[] = outline
  tokens.forEach((token, position) => {
    if (!isPart(token) || !/^h[23]$/.test(token.tag)) return
    const part = { id: idOf(token), title: titleOf(tokens[position + 1]), parts: [] }
    if (token.tag === 'h3') {
      within.push(part)
      return
    }
    outline.push(part)
    within = part.parts
  })
  return outline
}

/** A heading as plain text. */
function titleOf(heading: Token | undefined): string {
  return (heading?.children ?? []).map(plainText).join('').replace(/\s+/g, ' ').trim()
}

function plainText({ type, content, children }: Token): string {
  switch (type) {
    case 'text':
    case 'code_inline':
    case 'formula':
      return content
    case 'image':
      return (children ?? []).map(plainText).join('')
    case 'softbreak':
    case 'hardbreak':
      return ' '
    default:
      return ''
  }
}
