import { openParser } from '../../../templates/html-parser.ts'

/** How many line breaks are before and after an element. Two make an empty line. */
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

/** The text of HTML, as copied from a browser. */
export function plainText(markup: string): string {
  const gathered = gatherWords()
  let preformatted = 0
  const parser = openParser({
    onopentag: (name, { alt = '' }) => {
      gathered.breakLines(lineBreaks[name] ?? 0)
      if (name === 'br') gathered.breakOnceMore()
      if (name === 'pre') preformatted += 1
      if (name === 'img') gathered.add(alt)
    },
    onclosetag: name => {
      gathered.breakLines(lineBreaks[name] ?? 0)
      if (name !== 'pre') return
      preformatted -= 1
      gathered.trimEnd()
    },
    ontext: written => {
      if (preformatted > 0) gathered.add(written)
      else gathered.addCollapsed(written)
    },
  })
  parser.end(markup)
  return gathered.text()
}

/** Breaks and spaces are only added once words follow, so that there are none at the end. */
function gatherWords() {
  let text = ''
  let owedBreaks = 0
  let owesSpace = false
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
  return {
    add,
    addCollapsed: (written: string) => {
      const words = written.replace(/[\t\n\f\r ]+/g, ' ')
      if (words.startsWith(' ')) owesSpace = true
      add(words.trim())
      if (words.endsWith(' ')) owesSpace = true
    },
    breakLines: (atLeast: number) => {
      owedBreaks = Math.max(owedBreaks, atLeast)
    },
    breakOnceMore: () => {
      owedBreaks = Math.min(2, owedBreaks + 1)
    },
    trimEnd: () => {
      text = text.trimEnd()
    },
    text: () => text.trim(),
  }
}
