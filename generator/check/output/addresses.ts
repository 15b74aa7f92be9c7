import { captureAddress, decoded } from '../../hosting/match-address.ts'
import { isForEveryone, isOfService, type RedirectRule } from '../../hosting/rules.ts'
import type { BuiltPage, BuiltSite } from './built-site.ts'

/** An address on this site; the path is decoded, the fragment is as written. */
export type OwnAddress = { readonly path: string; readonly fragment: string }

export type Address =
  | ({ readonly kind: 'own' } & OwnAddress)
  | { readonly kind: 'elsewhere'; readonly url: URL }
  | { readonly kind: 'invalid' }

/** What a browser makes of an address that stands in a page. */
export function readAddress(site: BuiltSite, page: BuiltPage, url: string): Address {
  if (isPlain(url)) {
    const [path = '', fragment = ''] = url.split('#', 2)
    return { kind: 'own', path: path.split('?', 1)[0] ?? '', fragment }
  }
  const read = URL.parse(url, `${site.origin}${encoded(page.url)}`)
  if (read === null) return { kind: 'invalid' }
  const isOwn = /^https?:$/.test(read.protocol) && read.host === new URL(site.origin).host
  if (!isOwn) return { kind: 'elsewhere', url: read }
  return { kind: 'own', path: decoded(read.pathname), fragment: read.hash.slice(1) }
}

/**
 * Most links of a site begin at its root and have nothing to
 * resolve or decode: not parsing them saves most of the time.
 */
function isPlain(url: string): boolean {
  return /^\/(?![/\\])[\w/-]*(?:\.\w[\w/-]*)*(?:[?#][\w=&#-]*)?$/.test(url)
}

/** The file that the host answers with: `/a/` is a/index.html, `/a` is a, a.html or a/index.html. */
export function findFile({ files }: BuiltSite, path: string): string | null {
  const name = path.slice(1)
  // Hosts read these, and serve them to nobody.
  if (name === '_headers' || name === '_redirects') return null
  const candidates =
    name === '' || name.endsWith('/')
      ? [`${name}index.html`]
      : [name, `${name}.html`, `${name}/index.html`]
  return candidates.find(candidate => files.has(candidate)) ?? null
}

/** The comment service behind the site, and what `_redirects` leads on. */
export function isAnsweredElsewhere({ rules }: BuiltSite, path: string): boolean {
  if (isOfService(path)) return true
  return rules.redirects.some(rule => isAnswer(rule) && captureAddress(rule.from, path) !== null)
}

/** For every reader, and not that nothing is there. */
export function isAnswer(rule: RedirectRule): boolean {
  return rule.status !== 404 && isForEveryone(rule)
}

export function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
