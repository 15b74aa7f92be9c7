import { Parser } from 'htmlparser2'

/** What a post itself says on its finished page, without responses to it or anything around it. */
type Words = { readonly text: string; readonly links: readonly string[] }

/** Parts of a post that are somebody else's (https://microformats.org/wiki/h-cite), and elements that nobody reads. */
const foreign = /(?:^|\s)(?:h-cite|h-entry)(?:\s|$)/
const unread = new Set(['script', 'style', 'template'])
const content = /(?:^|\s)e-content(?:\s|$)/

/**
 * Reads the first `e-content` of the page; returns `null` if there is none. Links are absolute, without repetition, and
 * in their order.
 */
export function readWords(page: string, address: string): Words | null {
  let text = ''
  const links = new Set<string>()
  let depth = 0
  let contentFrom: number | null = null
  let closedFrom: number | null = null
  const parser = new Parser({
    onopentag(name, { class: classes = '', href }) {
      depth += 1
      if (contentFrom === null) {
        if (content.test(classes)) contentFrom = depth
        return
      }
      text += ' '
      if (closedFrom === null && (unread.has(name) || foreign.test(classes))) closedFrom = depth
      const link = (name === 'a' || name === 'area') && href !== undefined ? href : null
      if (closedFrom === null && link !== null) addLink(links, link, address)
    },
    ontext(written) {
      if (contentFrom !== null && closedFrom === null) text += written
    },
    onclosetag() {
      if (depth === closedFrom) closedFrom = null
      // The text of the post ends here; the rest is not read.
      if (depth === contentFrom) parser.pause()
      depth -= 1
    },
  })
  parser.write(page)
  return contentFrom === null ? null : { text: text.replace(/\s+/g, ' ').trim(), links: [...links] }
}

function addLink(links: Set<string>, href: string, address: string): void {
  const url = URL.parse(href, address)
  if (url !== null && /^https?:$/.test(url.protocol)) links.add(url.href)
}
