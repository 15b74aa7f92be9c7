import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import { addressesInHtml } from './html-addresses.ts'

/** Between "<" and ">" an address may hold spaces; without them, parentheses in pairs. */
const inlineLink = {
  // Without it, nothing is found, which takes a twentieth of the time to find out.
  sign: '](',
  pattern: /\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))/g,
}
/** Wherever it stands, in a quotation or a list as well. A label holds at most 999 characters; "[^1]:" is a footnote. */
const definition = {
  sign: ']:',
  pattern: /\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:\s*(?:<([^<>\n]+)>|(\S+))/gs,
}

export type FoundReferences = {
  readonly references: readonly string[]
  /** References into the page itself: "#part". */
  readonly fragments: readonly string[]
}

/**
 * Whatever could be the address of something on this site: Markdown links, images and definitions,
 * and what raw HTML loads or leads to. Code samples give false ones, which do no harm.
 */
export function findReferences(body: string): FoundReferences {
  const patterns = [inlineLink, definition].filter(({ sign }) => body.includes(sign))
  const written = patterns.flatMap(({ pattern }) =>
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
