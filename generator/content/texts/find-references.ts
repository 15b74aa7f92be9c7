import { unescapeAll } from 'markdown-it/lib/common/utils.mjs'
import { addressesInHtml } from './html-addresses.ts'

/** An address may contain spaces between "<" and ">". Otherwise it may contain parentheses in pairs. */
const inlineLink = {
  // Searching for this first takes a twentieth of the time of the pattern, and most texts do not contain it.
  sign: '](',
  pattern: /\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))/g,
}
/** Also matches inside quotations and lists. A label has at most 999 characters. "[^1]:" is a footnote. */
const definition = {
  sign: ']:',
  pattern: /\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:\s*(?:<([^<>\n]+)>|(\S+))/gs,
}

export type FoundReferences = {
  readonly references: readonly string[]
  /** References within the page itself, such as "#part". */
  readonly fragments: readonly string[]
}

/**
 * Finds everything that could be an address on this site: Markdown links, images and definitions, and the addresses in
 * raw HTML. It also finds those in code samples, which does no harm.
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

/** Excludes addresses of other sites, fragments of this page, and addresses that start at the site's root. */
function isLocal(reference: string): boolean {
  return reference !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(reference)
}
