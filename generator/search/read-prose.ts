import { Parser } from 'htmlparser2'

/** What a page says in its own words: neither its conversation nor what stands around the text. */
export type Prose = { readonly text: string; readonly headings: string }

const unread = new Set(['script', 'style', 'template', 'svg', 'annotation', 'noscript'])
const empty = new Set([
  'br',
  'hr',
  'img',
  'input',
  'source',
  'track',
  'wbr',
  'area',
  'col',
  'embed',
])
/** Within a line: nothing comes between the letters before it and after. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
)

export function readProse(page: string): Prose {
  // Up to here the page is furniture; parsing it takes as long as the text.
  const begin = page.indexOf('<div class="prose')
  if (begin < 0) return { text: '', headings: '' }
  let text = ''
  let headings = ''
  let depth = 0
  let unreadFrom = Number.POSITIVE_INFINITY
  let headingFrom = Number.POSITIVE_INFINITY
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!inline.has(name)) text += ' '
      if (empty.has(name)) {
        if (depth < unreadFrom) text += ` ${attributes['alt'] ?? ''} `
        return
      }
      const isUnread = unread.has(name) || attributes['aria-hidden'] === 'true'
      if (isUnread) unreadFrom = Math.min(unreadFrom, depth)
      if (/^h[1-6]$/.test(name)) headingFrom = Math.min(headingFrom, depth)
      depth += 1
    },
    ontext: written => {
      if (depth > unreadFrom) return
      text += written
      if (depth > headingFrom) headings += written
    },
    onclosetag: name => {
      if (empty.has(name)) return
      if (!inline.has(name)) text += ' '
      depth -= 1
      if (depth <= unreadFrom) unreadFrom = Number.POSITIVE_INFINITY
      if (depth <= headingFrom) {
        headingFrom = Number.POSITIVE_INFINITY
        headings += ' '
      }
      // The end of the text: what follows is not read.
      if (depth === 0) parser.pause()
    },
  })
  parser.write(page.slice(begin))
  return { text, headings }
}
