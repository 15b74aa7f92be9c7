import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import { addressesInHtml } from './html-addresses.ts'

/** Between "<" and ">" an address may hold spaces; without them, parentheses in pairs. */
const inlineLink = /\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))/g
/** Wherever it stands, in a quotation or a list as well. A label holds at most 999 characters; "[^1]:" is a footnote. */
const definition = /\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:\s*(?:<([^<>\n]+)>|(\S+))/gs

export type FoundReferences = {
  readonly references: readonly string[]
  /** Of the page itself: "#part". */
  readonly fragments: readonly string[]
}

/**
 * Whatever could be the address of something on this site: Markdown links, images and definitions,
 * and what raw HTML loads or leads to. Code samples give false ones, which do no harm.
 */
export function findReferences(body: string): FoundReferences {
  const written = [inlineLink, definition].flatMap(pattern =>
    [...body.matchAll(pattern)].map(([, bracketed, bare]) => bracketed ?? bare ?? ''),
  )
  const found = new Set([...written, ...addressesInHtml(body)].map(unescapeAll))
  const sorted = [...found].sort()
  return { references: sorted.filter(isLocal), fragments: sorted.filter(isFragment) }
}

function isFragment(reference: string): boolean {
  return reference.startsWith('#')
}

/** Neither another site, nor a fragment of this page, nor an address from the site's root. */
function isLocal(reference: string): boolean {
  return reference !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(reference)
}
