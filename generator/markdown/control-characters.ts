import type MarkdownIt from 'markdown-it'

/** What HTML forbids in a page: https://html.spec.whatwg.org/#parse-error-control-character-in-input-stream */
const forbidden = /[[\p{Cc}--[\t\n\f\r]]\p{Noncharacter_Code_Point}]/gv

/** They come along unseen when text is copied from a PDF or a terminal, and mean nothing. */
export function dropControlCharacters(markdown: MarkdownIt): void {
  markdown.core.ruler.after('normalize', 'control-characters', state => {
    state.src = state.src.replace(forbidden, '')
  })
  // `<https://a.example/%00>` is shown decoded.
  const { normalizeLinkText } = markdown
  markdown.normalizeLinkText = address => normalizeLinkText(address).replace(forbidden, '')
}
