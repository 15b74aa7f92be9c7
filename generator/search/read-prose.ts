import { openParser } from '../../templates/html-parser.ts'
import { emptyElements, type HtmlEvents, scanPlainHtml } from './scan-plain-html.ts'

/** The words of a page's own text, without its conversation and without the rest of the page. */
type Prose = { readonly text: string; readonly headings: string }

const unread = new Set(['script', 'style', 'template', 'svg', 'annotation', 'noscript'])
/** Inline elements, which do not separate the letters before and after them. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
)

export function readProse(page: string): Prose {
  // Everything before is the rest of the page, and parsing it would take as long as parsing the text.
  const begin = page.indexOf('<div class="prose')
  if (begin < 0) return { text: '', headings: '' }
  const plainly = listen()
  if (scanPlainHtml(page, begin, plainly)) return plainly.heard()
  const listener = listen()
  parse(page.slice(begin), listener)
  return listener.heard()
}

function parse(markup: string, events: HtmlEvents): void {
  const parser = openParser({
    onopentag: (name, attributes) => events.opened(name, wanted => attributes[wanted]),
    ontext: events.text,
    onclosetag: name => {
      if (!emptyElements.has(name) && !events.closed(name)) parser.pause()
    },
  })
  parser.write(markup)
}

function listen(): HtmlEvents & { heard(): Prose } {
  // Joined at the end, because a text that was built piece by piece is slow to read letter by letter.
  const text: string[] = []
  const headings: string[] = []
  let depth = 0
  let unreadFrom = Number.POSITIVE_INFINITY
  let headingFrom = Number.POSITIVE_INFINITY
  return {
    opened: (name, attributeOf) => {
      if (!inline.has(name)) text.push(' ')
      if (emptyElements.has(name)) {
        if (depth < unreadFrom) text.push(` ${attributeOf('alt') ?? ''} `)
        return
      }
      const isUnread = unread.has(name) || attributeOf('aria-hidden') === 'true'
      if (isUnread) unreadFrom = Math.min(unreadFrom, depth)
      if (isHeading.test(name)) headingFrom = Math.min(headingFrom, depth)
      depth += 1
    },
    text: written => {
      if (depth > unreadFrom) return
      text.push(written)
      if (depth > headingFrom) headings.push(written)
    },
    closed: name => {
      if (!inline.has(name)) text.push(' ')
      depth -= 1
      if (depth <= unreadFrom) unreadFrom = Number.POSITIVE_INFINITY
      if (depth <= headingFrom) {
        headingFrom = Number.POSITIVE_INFINITY
        headings.push(' ')
      }
      // At the end of the text, reading stops.
      return depth > 0
    },
    heard: () => ({ text: text.join(''), headings: headings.join('') }),
  }
}

const isHeading = /^h[1-6]$/
