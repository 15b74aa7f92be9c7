import createMarkdown from 'markdown-it'
import type { Words } from '../source.ts'

/** In characters. Longer texts are cut anyway, and could take long to render. */
const longest = 65_536

/**
 * For systems that allow HTML in Markdown. Here HTML would be shown as it was typed, so a text that contains any is
 * rendered, to be converted to Markdown. Other texts stay as they were written.
 */
export function markdownWithHtml(markdown: string): Words {
  if (!/<[a-z!/]/i.test(markdown) || markdown.length > longest) return { markdown }
  return { html: renderer.render(markdown) }
}

/** A line end breaks the line, as in comments here. */
const renderer = createMarkdown({ html: true, breaks: true, linkify: false })
