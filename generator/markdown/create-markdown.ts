import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { type SafeHtml, trustHtml } from '../../templates/html.ts'
import { addHeadingIds } from './heading-ids.ts'
import { placeImages } from './images.ts'
import { resolveLinks } from './links.ts'
import type { Surroundings } from './surroundings.ts'
import { wrapTables } from './tables.ts'

export type Markdown = MarkdownIt

/** The renderer of what authors write; raw HTML is theirs to use. Comments have a renderer of their own in the service. */
export function createMarkdown(): Markdown {
  return new MarkdownIt({ html: true, linkify: false, typographer: true, langPrefix: 'language-' })
    .use(footnotes)
    .use(addHeadingIds)
    .use(resolveLinks)
    .use(placeImages)
    .use(wrapTables)
}

export function renderMarkdown(
  markdown: Markdown,
  text: string,
  surroundings: Surroundings,
): SafeHtml {
  return trustHtml(markdown.render(text, { surroundings }))
}
