import type MarkdownIt from 'markdown-it'
import { withoutForbidden } from '../content/texts/without-forbidden.ts'

export function dropControlCharacters(markdown: MarkdownIt): void {
  markdown.core.ruler.after('normalize', 'control-characters', state => {
    state.src = withoutForbidden(state.src)
  })
  // `<https://a.example/%00>` is shown decoded.
  const { normalizeLinkText } = markdown
  markdown.normalizeLinkText = address => withoutForbidden(normalizeLinkText(address))
}
