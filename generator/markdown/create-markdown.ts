import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { type SafeHtml, trustHtml } from '../../templates/html.ts'
import { addHeadingIds } from './heading-ids.ts'
import { placeImages } from './images.ts'
import { resolveLinks } from './links.ts'
import type { Surroundings } from './surroundings.ts'
import { wrapTables } from './tables.ts'

export type Markdown = MarkdownIt

/** What the owner of the site changes in the renderer, in the order of asking. */
export type Amendment = (markdown: Markdown) => void

/** The renderer of what authors write; raw HTML is theirs to use. Comments have a renderer of their own in the service. */
export function createMarkdown(amendments: readonly Amendment[] = []): Markdown {
  const markdown = new MarkdownIt({
    html: true,
    linkify: false,
    typographer: true,
    langPrefix: 'language-',
  })
    .use(footnotes)
    .use(addHeadingIds)
    .use(resolveLinks)
    .use(placeImages)
    .use(wrapTables)
  for (const amend of amendments) amend(markdown)
  return markdown
}

export function renderMarkdown(
  markdown: Markdown,
  text: string,
  surroundings: Surroundings,
): SafeHtml {
  return trustHtml(markdown.render(text, { surroundings }))
}

/** What a template of the site's owner printed: theirs to vouch for, as the raw HTML in their posts is. */
export function trustTemplate(markup: string): SafeHtml {
  return trustHtml(markup)
}
