import { answeringFiles } from '../../hosting/answering-files.ts'
import { captureAddress } from '../../hosting/match-address.ts'
import { isForEveryone, isOfService, type RedirectRule } from '../../hosting/rules.ts'
import { percentDecoded } from '../../percent-decoded.ts'
import type { BuiltPage, BuiltSite } from './built-site.ts'

/** An address on this site. The path is decoded; the fragment is as the author wrote it. */
export type OwnAddress = { readonly path: string; readonly fragment: string }

type Address =
  | ({ readonly kind: 'own' } & OwnAddress)
  | { readonly kind: 'elsewhere'; readonly url: URL }
  | { readonly kind: 'invalid' }

/** Resolves an address on a page as a browser would. */
export function readAddress(site: BuiltSite, page: BuiltPage, url: string): Address {
  if (isPlain(url)) {
    const [path = '', fragment = ''] = url.split('#', 2)
    return { kind: 'own', path: path.split('?', 1)[0] ?? '', fragment }
  }
  const read = URL.parse(url, `${site.origin}${encoded(page.url)}`)
  if (read === null) return { kind: 'invalid' }
  const isOwn = /^https?:$/.test(read.protocol) && read.host === new URL(site.origin).host
  if (!isOwn) return { kind: 'elsewhere', url: read }
  return { kind: 'own', path: percentDecoded(read.pathname), fragment: read.hash.slice(1) }
}

/**
 * Most links of a site start at its root and need no resolving or decoding. Not parsing them saves most of the time.
 */
function isPlain(url: string): boolean {
  return /^\/(?![/\\])[\w/-]*(?:\.\w[\w/-]*)*(?:[?#][\w=&#-]*)?$/.test(url)
}

/**
 * The file that the host answers with: `/a/` is a/index.html; `/a` is a, a.html or a/index.html. `null` if there is
 * none.
 */
export function findFile({ files }: BuiltSite, path: string): string | null {
  const name = path.slice(1)
  // Hosts read these two files as settings and serve them to nobody.
  if (name === '_headers' || name === '_redirects') return null
  return answeringFiles(path).find(file => files.has(file)) ?? null
}

/** Whether something other than a file answers: the comment service, or a rule of `_redirects`. */
export function isAnsweredElsewhere({ rules }: Pick<BuiltSite, 'rules'>, path: string): boolean {
  if (isOfService(path)) return true
  return rules.redirects.some(rule => isAnswer(rule) && captureAddress(rule.from, path) !== null)
}

/** Whether a rule answers every reader, and with something other than "not found". */
export function isAnswer(rule: RedirectRule): boolean {
  return rule.status !== 404 && isForEveryone(rule)
}

export function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
