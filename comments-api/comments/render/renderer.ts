import MarkdownIt from 'markdown-it'
import { emphasiseBesideCjk } from '../../contract/emphasis.ts'
import { limitNesting } from './limit-nesting.ts'
import { linkBareUrls } from './link-bare-urls.ts'
import { safeHref } from './links.ts'
import { renderPlainText } from './plain-text.ts'
import { writeHtml } from './write-html.ts'

/** Stored with every comment. HTML of another version is not trusted, but rendered again from the source. */
export const rendererVersion = 3

/** The subset that comments have. What is not enabled here stays text: raw HTML, images, tables, references. */
const rules = [
  ...['blockquote', 'list', 'fence', 'code', 'heading'],
  ...['emphasis', 'strikethrough', 'backticks', 'link', 'autolink', 'escape', 'entity', 'newline'],
]

const markdown = createMarkdown()

/** Turns a reader's words into HTML that may be shown. Only a fixed list of elements is possible, see write-html.ts. */
export function renderBody(body: string): string {
  return renderPlainText(body) ?? writeHtml(markdown.parse(body, {}))
}

function createMarkdown(): MarkdownIt {
  const renderer = new MarkdownIt('zero', { html: false, linkify: false, typographer: false })
  renderer.enable(rules)
  // If an address is refused, the source text stays, so that its author sees what is wrong.
  renderer.validateLink = href => safeHref(href) !== null
  renderer.normalizeLink = href => href
  emphasiseBesideCjk(renderer)
  limitNesting(renderer)
  linkBareUrls(renderer)
  return renderer
}
