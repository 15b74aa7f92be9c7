import type MarkdownIt from 'markdown-it'

/** A table wider than the page scrolls in a box of its own, which the keyboard can reach. */
export function wrapTables(markdown: MarkdownIt): void {
  markdown.renderer.rules['table_open'] = () =>
    '<div class="table" role="group" tabindex="0" aria-label="Table"><table>\n'
  markdown.renderer.rules['table_close'] = () => '</table></div>\n'
}
