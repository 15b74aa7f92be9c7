import { escapeText } from './escape.ts'

/** Somewhere in the words: what begins a mark of Markdown or an address, and whatever a normalised text does not have. */
const mark = /[\\`*_~[\]<>&]|:\/\/|[^\P{Cc}\n]/u
/** At the beginning or the end of a line: what begins a heading or a list, and spaces, which are a matter of their own. */
const edge = /^(?:[#+\-\d]|[^\S\n])|[^\S\n]$/m

/**
 * Words and line ends, as most responses are: what the parser makes of them, in a tenth of
 * its time. `null`: there may be more to them. A test compares both for thousands of texts.
 */
export function renderPlainText(body: string): string | null {
  if (body === '' || body !== body.trim() || mark.test(body) || edge.test(body)) return null
  const paragraphs = escapeText(body).split(/\n{2,}/)
  return paragraphs.map(words => `<p>${words.replaceAll('\n', '<br>\n')}</p>`).join('\n')
}
