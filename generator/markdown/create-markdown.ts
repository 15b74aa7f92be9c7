import { dl as addDefinitionLists } from '@mdit/plugin-dl'
import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { emphasiseBesideCjk } from '../../comments-api/contract/emphasis.ts'
import { type SafeHtml, trustHtml } from '../../templates/html.ts'
import type { RenderedText } from '../plan/showing/rendered-text.ts'
import { addCallouts } from './callouts.ts'
import { addCodeBlocks } from './code/code-blocks.ts'
import { dropControlCharacters } from './control-characters.ts'
import { parseFaster } from './faster-parsing.ts'
import { addFootnotes } from './footnotes.ts'
import { addHeadingIds } from './heading-ids.ts'
import { linkHeadings, outlineOf } from './headings.ts'
import { placeImages } from './images.ts'
import { joinLines } from './line-breaks.ts'
import { resolveLinks } from './links.ts'
import { addFormulas, isFormula } from './mathematics/formulas.ts'
import { addMedia } from './media/media.ts'
import { quoteByLanguage } from './quotation-marks.ts'
import type { Surroundings } from './surroundings.ts'
import { wrapTables } from './tables.ts'
import { addTaskLists } from './task-lists.ts'

export type Markdown = MarkdownIt

/** Changes that the site's owner makes to the renderer, in the order in which they were requested. */
export type Amendment = (markdown: Markdown) => void

/** The renderer for what authors write, who may use raw HTML. Comments have a renderer of their own in the service. */
export function createMarkdown(amendments: readonly Amendment[] = []): Markdown {
  const markdown = new MarkdownIt({
    html: true,
    linkify: false,
    typographer: true,
    langPrefix: 'language-',
  })
    .use(parseFaster)
    .use(emphasiseBesideCjk)
    .use(dropControlCharacters)
    .use(addFootnotes)
    .use(addCallouts)
    .use(addDefinitionLists)
    .use(addTaskLists)
    .use(addFormulas)
    .use(addCodeBlocks)
    .use(addMedia)
    .use(quoteByLanguage)
    .use(joinLines)
    .use(addHeadingIds)
    .use(linkHeadings)
    .use(resolveLinks)
    .use(placeImages)
    .use(wrapTables)
  for (const amend of amendments) amend(markdown)
  return markdown
}

/** Parses and renders a text, and reports what the page around it needs to know. */
export function renderText(
  markdown: Markdown,
  text: string,
  surroundings: Surroundings,
): RenderedText {
  const environment = { surroundings }
  const tokens = markdown.parse(text, environment)
  const html = markdown.renderer.render(tokens, markdown.options, environment)
  return {
    html: trustHtml(html),
    outline: outlineOf(tokens),
    scripts: scriptsFor(tokens),
    hasFormulas: hasFormulas(tokens),
  }
}

/** Takes it up again. */
export type PutAside = () => RenderedText

/** Keeps a text as bytes, outside of V8's heap: there, its HTML would stay a tree of the pieces it was joined from. */
export function putAside({ html, ...rest }: RenderedText): PutAside {
  const bytes = Buffer.from(String(html))
  return () => ({ ...rest, html: trustHtml(bytes.toString()) })
}

function scriptsFor(tokens: readonly Token[]): RenderedText['scripts'] {
  return {
    copyCode: tokens.some(({ type }) => type === 'fence' || type === 'code_block'),
    playEmbed: tokens.some(({ children }) =>
      children?.some(({ type, block }) => type === 'embed' && block),
    ),
  }
}

function hasFormulas(tokens: readonly Token[]): boolean {
  return tokens.some(
    token => isFormula(token) || (token.children !== null && hasFormulas(token.children)),
  )
}

/** What a template of the site's owner printed: they vouch for it, as for the raw HTML in their posts. */
export function trustTemplate(markup: string): SafeHtml {
  return trustHtml(markup)
}
