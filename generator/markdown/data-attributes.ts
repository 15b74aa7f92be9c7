import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'

/** The texts that a script of the page reads from its element. */
export function dataAttributes(words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .map(([name, said]) => ` data-${name}="${escapeHtml(said)}"`)
    .join('')
}
