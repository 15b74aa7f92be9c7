import { escapeText } from '../../../templates/html.ts'

/** Anywhere in the words: what could begin Markdown or an address, and what a normalised text does not contain. */
const mark = /[\\`*_~[\]<>&]|:\/\/|[^\P{Cc}\n]/u
/** At the beginning or the end of a line: what could begin a heading or a list, and spaces. */
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
