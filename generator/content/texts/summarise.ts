import { dl as addDefinitionLists } from '@mdit/plugin-dl'
import MarkdownIt from 'markdown-it'
import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import addFootnotes from 'markdown-it-footnote'
import { emphasiseBesideCjk } from '../../../comments-api/contract/emphasis.ts'
import { rememberOne } from '../../remember.ts'
import { findFormula } from './find-formula.ts'
import { plainFormula } from './plain-formula.ts'
import { joinsUnspaced } from './unspaced.ts'
import { withoutForbidden } from './without-forbidden.ts'

const summaryLength = 240
/** More than any summary needs. */
const longestParagraph = 4_000

/** The first paragraph as plain text, cut between words if possible. */
export function summarise(body: string): string {
  const plain = firstPlain.exec(body)?.[1]
  // Two dollar signs may be a formula.
  const isSure = plain !== undefined && !/\$.*\$/s.test(plain)
  return shorten(onOneLine(isSure ? plain : firstParagraph(body)))
}

/**
 * A first paragraph that need not be parsed, as in most texts: every line starts with a letter, there is no Markdown in
 * it, and it is not the term of a definition list.
 */
const firstPlain =
  /^(?:[ \t]*\r?\n)* {0,3}(\p{L}[^\\`*_&<[~\r\n]*(?:\r?\n {0,3}\p{L}[^\\`*_&<[~\r\n]*)*)(?:\r?\n[ \t]*(?:\r?\n(?![ \t]*[:~][ \t])|$)|$)/u

/** Most first paragraphs end within these characters. If not, the whole text is parsed. */
const beginning = 1_000

function firstParagraph(body: string): string {
  const gap = /\n[ \t]*\r?\n/g
  gap.lastIndex = beginning
  const end = gap.exec(body)?.index ?? body.length
  const links = body.slice(end).match(/^ {0,3}\[[^\]\n]+\]:.*$/gm) ?? []
  const found = paragraphIn([body.slice(0, end), ...links].join('\n\n'))
  return found ?? (end < body.length ? paragraphIn(body) : null) ?? ''
}

/** Knows what is code, a formula or a definition, but none of our own plug-ins, which take longer to load. */
export const openPlainMarkdown = rememberOne(() => {
  const markdown = new MarkdownIt({ html: true })
    .use(emphasiseBesideCjk)
    .use(addFootnotes)
    .use(addDefinitionLists)
  markdown.inline.ruler.after('escape', 'formula', formulaInLine)
  markdown.core.ruler.disable('footnote_tail')
  return markdown
})

/** The same rule as for pages, without the line number. */
const formulaInLine: RuleInline = (state, silent) => {
  const found = findFormula(state.src, state.pos, state.posMax)
  if (found === null) return false
  if (!silent) state.push('formula', 'math', 0).content = found.tex
  state.pos = found.next
  return true
}

/**
 * The first paragraph with words in it, outside of quotations, lists, definitions and footnotes; `null` if there is
 * none.
 */
function paragraphIn(text: string): string | null {
  const tokens = openPlainMarkdown().parse(text, {})
  const paragraphs = tokens.filter(
    ({ type, level }, position) =>
      type === 'inline' && level === 1 && tokens[position - 1]?.type === 'paragraph_open',
  )
  for (const { content, children } of paragraphs) {
    const words = isProse(content) ? (children ?? []).map(wordsOf).join('').trim() : ''
    if (words !== '') return words
  }
  return null
}

/** A displayed formula is not prose. This parser does not know it, and takes it for a paragraph. */
function isProse(paragraph: string): boolean {
  return !paragraph.startsWith('$$')
}

function wordsOf({ type, content }: Token): string {
  if (type === 'text' || type === 'code_inline') return content
  if (type === 'formula') return plainFormula(content)
  return type === 'softbreak' || type === 'hardbreak' ? '\n' : ''
}

function onOneLine(words: string): string {
  return withoutForbidden(words.slice(0, longestParagraph))
    .trim()
    .replace(/(\S)\s*\n\s*(?=(\S))/gu, (_, before: string, after: string) =>
      joinsUnspaced(before, after) ? before : `${before} `,
    )
    .replace(/\s+/g, ' ')
}

/** A longer word is cut: in a script without spaces, such as Japanese, it is really many words. */
const longestWord = 40

const cutWord = new RegExp(`\\s+\\S{0,${longestWord}}$`, 'u')

function shorten(plain: string): string {
  if (plain.length <= summaryLength) return plain
  // A character has at most two UTF-16 units, so the rest of the text cannot matter.
  const enough = plain.slice(0, 2 * summaryLength + 2)
  const characters = /[\uD800-\uDFFF]/.test(enough) ? [...enough] : null
  if (characters !== null && characters.length <= summaryLength) return plain
  const first = characters?.slice(0, summaryLength).join('') ?? plain.slice(0, summaryLength)
  const words = first.replace(cutWord, '')
  return words === first ? `${first}…` : `${words} …`
}
