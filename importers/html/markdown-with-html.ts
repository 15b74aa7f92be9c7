import createMarkdown from 'markdown-it'
import type { Words } from '../source.ts'

/** What is longer is cut anyway, and might take long to look through. */
const longest = 65_536

/**
 * Markdown of systems that let HTML stand in it. Here HTML is shown as it was typed, so
 * it becomes Markdown where there is any; a text without it stays as it was written.
 */
export function markdownWithHtml(markdown: string): Words {
  if (!/<[a-z!/]/i.test(markdown) || markdown.length > longest) return { markdown }
  return { html: renderer.render(markdown) }
}

/** Line ends are line ends, as they are in comments here. */
const renderer = createMarkdown({ html: true, breaks: true, linkify: false })
