import type MarkdownIt from 'markdown-it'
import { escapeHtml, unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import { remember } from '../../remember.ts'
import { dataAttributes } from '../data-attributes.ts'
import type { MarkdownTexts } from '../markdown-texts.ts'
import { surroundingsOf } from '../surroundings.ts'
import { type FenceInfo, readFenceInfo } from './fence-info.ts'
import { createHighlighter, type Highlighter } from './highlighter.ts'
import { markLines } from './mark-lines.ts'

/**
 * Colours code with classes. A block scrolls by itself, can be reached with the keyboard, and holds the texts that its
 * script shows.
 */
export function addCodeBlocks(markdown: MarkdownIt): void {
  const highlighter = createHighlighter()
  const wordsIn = remember(wordsFor)
  const render: RenderRule = (tokens, position, _, environment) => {
    const token = tokens[position]
    const { idPrefix, isUnread, highlightsCode, texts } = surroundingsOf(environment)
    if (token === undefined || isUnread) return ''
    const info = readFenceInfo(unescapeAll(token.info))
    const code = token.content
    // Feed readers do not have our style sheet.
    if (idPrefix !== null) return frame(preformat(info, escapeHtml(code), ''), info, '')
    const { highlight, nameOf } = highlightsCode ? highlighter : asWritten
    const markup = highlight(code, info.language) ?? escapeHtml(code)
    const label = info.title ?? nameIn(texts, nameOf(info.language))
    const reached = ` role="group" tabindex="0" aria-label="${escapeHtml(label)}"`
    return frame(preformat(info, markup, reached), info, wordsIn(texts))
  }
  markdown.renderer.rules['fence'] = render
  markdown.renderer.rules['code_block'] = render
}

/** For a site without colours, for which nothing is loaded. */
const asWritten: Highlighter = {
  highlight: () => null,
  nameOf: language => language || null,
}

function preformat({ language, marked }: FenceInfo, markup: string, attributes: string): string {
  const named = language === '' ? '' : ` class="language-${escapeHtml(language)}"`
  return `<pre${attributes}><code${named}>${markLines(markup, marked)}</code></pre>`
}

function frame(preformatted: string, { title }: FenceInfo, attributes: string): string {
  if (title === null) return `<div class="code"${attributes}>${preformatted}</div>\n`
  const caption = `<figcaption>${escapeHtml(title)}</figcaption>`
  return `<figure class="code"${attributes}>${caption}${preformatted}</figure>\n`
}

function nameIn({ code }: MarkdownTexts, language: string | null): string {
  return language === null ? code : `${code}: ${language}`
}

/** Read by templates/scripts/copy-code.ts. */
function wordsFor({ copy, copied, copyByHand }: MarkdownTexts): string {
  return dataAttributes({ copy, copied, 'copy-by-hand': copyByHand })
}
