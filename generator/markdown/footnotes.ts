import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import plugin from 'markdown-it-footnote'
import { gatherNotes, noteInLine } from './gather-notes.ts'
import { surroundingsOf } from './surroundings.ts'

/** Notes at the end of the text, with links there and back. */
export function addFootnotes(markdown: MarkdownIt): void {
  markdown.use(plugin)
  markdown.inline.ruler.at('footnote_inline', noteInLine)
  markdown.core.ruler.at('footnote_tail', gatherNotes)
  markdown.renderer.rules['footnote_ref'] = renderReference
  markdown.renderer.rules['footnote_block_open'] = renderOpening
  markdown.renderer.rules['footnote_open'] = renderNote
  markdown.renderer.rules['footnote_anchor'] = renderWayBack
}

/** Ids that the text's headings must not take. */
export function footnoteIdsIn(tokens: readonly Token[]): string[] {
  // Every reference to a note has a link back, and all of these are among the blocks or in the notes.
  return tokens.flatMap(token =>
    token.type === 'footnote_anchor' ? [noteId(token), referenceId(token)] : [],
  )
}

const renderReference: RenderRule = (tokens, position, _, environment) => {
  const token = tokens[position]
  if (token === undefined) return ''
  const prefix = prefixOf(environment)
  return `<sup class="footnote-ref"><a href="#${prefix}${noteId(token)}" id="${prefix}${referenceId(token)}" role="doc-noteref">${numberOf(token)}</a></sup>`
}

const renderOpening: RenderRule = (_tokens, _position, _options, environment) => {
  const { texts, idPrefix } = surroundingsOf(environment)
  // Outside our own pages only a rule separates the notes from the text.
  const rule = idPrefix === null ? '' : '<hr>\n'
  return `${rule}<section class="footnotes" role="doc-endnotes" aria-label="${escapeHtml(texts.footnotes)}">\n<ol class="footnotes-list">\n`
}

const renderNote: RenderRule = (tokens, position, _, environment) => {
  const token = tokens[position]
  return token === undefined
    ? ''
    : `<li id="${prefixOf(environment)}${noteId(token)}" class="footnote-item">`
}

const renderWayBack: RenderRule = (tokens, position, _, environment) => {
  const token = tokens[position]
  if (token === undefined) return ''
  const place = placeOf(token)
  const reference = place === 0 ? numberOf(token) : `${numberOf(token)}-${place + 1}`
  const label = escapeHtml(surroundingsOf(environment).texts.backToReference(reference))
  // U+FE0E keeps systems from drawing the arrow as an emoji.
  const arrow = place === 0 ? '↩\uFE0E' : `↩\uFE0E<sup>${place + 1}</sup>`
  return ` <a href="#${prefixOf(environment)}${referenceId(token)}" class="footnote-backref" role="doc-backlink" aria-label="${label}">${arrow}</a>`
}

function prefixOf(environment: Parameters<typeof surroundingsOf>[0]): string {
  return escapeHtml(surroundingsOf(environment).idPrefix ?? '')
}

function noteId(token: Token): string {
  return `fn${numberOf(token)}`
}

function referenceId(token: Token): string {
  const place = placeOf(token)
  return `fnref${numberOf(token)}${place === 0 ? '' : `:${place}`}`
}

function numberOf({ meta }: Token): string {
  return String(Number(meta.id) + 1)
}

/** Which of the references to one note it is, from 0. */
function placeOf({ meta }: Token): number {
  return Number(meta.subId ?? 0)
}
