import { openParser } from '../../../templates/html-parser.ts'

/** What stands on lines of its own; a paragraph has an empty line before it and after. */
const lineBreaks: Readonly<Record<string, number>> = {
  blockquote: 2,
  div: 1,
  dd: 1,
  dt: 1,
  h1: 2,
  h2: 2,
  h3: 2,
  h4: 2,
  h5: 2,
  h6: 2,
  hr: 2,
  li: 1,
  ol: 2,
  p: 2,
  pre: 2,
  table: 2,
  tr: 1,
  ul: 2,
}

/** The words of HTML, as a reader would copy them. */
export function plainText(markup: string): string {
  let text = ''
  let owedBreaks = 0
  let owesSpace = false
  let preformatted = 0
  const spaceBetween = () => {
    if (owedBreaks > 0) return '\n'.repeat(owedBreaks)
    return owesSpace ? ' ' : ''
  }
  const add = (words: string) => {
    if (words === '') return
    if (text !== '') text += spaceBetween()
    owedBreaks = 0
    owesSpace = false
    text += words
  }
  const breakLine = (name: string) => {
    owedBreaks = Math.max(owedBreaks, lineBreaks[name] ?? 0)
  }
  const addCollapsed = (written: string) => {
    const words = written.replace(/[\t\n\f\r ]+/g, ' ')
    if (words.startsWith(' ')) owesSpace = true
    add(words.trim())
    if (words.endsWith(' ')) owesSpace = true
  }
  const parser = openParser({
    onopentag: (name, { alt = '' }) => {
      breakLine(name)
      if (name === 'br') owedBreaks = Math.min(2, owedBreaks + 1)
      if (name === 'pre') preformatted += 1
      if (name === 'img') add(alt)
    },
    onclosetag: name => {
      breakLine(name)
      if (name !== 'pre') return
      preformatted -= 1
      text = text.trimEnd()
    },
    ontext: written => {
      if (preformatted > 0) add(written)
      else addCollapsed(written)
    },
  })
  parser.end(markup)
  return text.trim()
}
