import { Parser } from 'htmlparser2'

/** What a post itself says on its finished page: neither the responses to it nor what stands around them. */
export type Words = { readonly text: string; readonly links: readonly string[] }

/** Within a post, but of somebody else (https://microformats.org/wiki/h-cite), or nothing that is read. */
const foreign = /(?:^|\s)(?:h-cite|h-entry)(?:\s|$)/
const unread = new Set(['script', 'style', 'template'])
const content = /(?:^|\s)e-content(?:\s|$)/

/** The first `e-content` of the page; `null` when there is none. Links are absolute, each once, in their order. */
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
      // The end of the text: what follows is not read.
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
