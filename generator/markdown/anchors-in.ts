import { openParser } from '../../templates/html-parser.ts'
import type { Markdown } from './create-markdown.ts'
import { silence } from './markdown-texts.ts'
import type { Surroundings } from './surroundings.ts'

/** The ids of a text's headings, footnotes and raw HTML, as they are on its page. */
export function anchorsIn(markdown: Markdown, text: string): string[] {
  const found = new Set<string>()
  const parser = openParser({
    onopentag: (name, { id = '', name: anchor = '' }) => {
      found.add(id)
      if (name === 'a') found.add(anchor)
    },
  })
  const surroundings: Surroundings = { resolve: () => null, texts: silence, isUnread: true }
  parser.end(markdown.render(text, { surroundings }))
  found.delete('')
  return [...found]
}
