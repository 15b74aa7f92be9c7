import type { ManifestThread } from '../../contract/manifest.ts'

/** What mail programs and networks add to an address to see who came; it leads to the same page without them. */
const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref|ref_src)$/i

/** No page of ours has a longer one, and what a stranger sends is taken apart letter by letter. */
const longest = 4_000

/**
 * What two addresses of one page have in common: neither scheme, case of the host or of percent-encodings,
 * default port, fragment, tracking parameters, `index.html`, `.html`, nor a slash at the end make another page.
 * `null` for what is no web address.
 */
export function pageAddress(text: string): string | null {
  const url = text.length <= longest && URL.canParse(text) ? new URL(withPlainHost(text)) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return null
  const query = queryOf(url)
  return `${hostOf(url)}${pathOf(url.pathname)}${query === '' ? '' : `?${query}`}`
}

/** The same without what is asked for: a static site answers every question with the same page. */
export function withoutQuery(address: string): string {
  return address.split('?', 1)[0] ?? address
}

/** Whether a page elsewhere is none, but one of the site itself. */
export function isOwnPage(address: string, site: string): boolean {
  return new URL(withPlainHost(address)).hostname === new URL(site).hostname
}

/** `blog.example.` with the dot of the root is the same machine. */
export function withPlainHost(address: string): string {
  const url = new URL(address)
  url.hostname = url.hostname.replace(/\.$/, '')
  return url.href
}

/** `http://blog.example:80` and `https://blog.example:443` are both `blog.example`. */
function hostOf({ protocol, port, hostname }: URL): string {
  const usual = protocol === 'https:' ? '80' : '443'
  return port === '' || port === usual ? hostname : `${hostname}:${port}`
}

function queryOf({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name]) => !tracking.test(name))
  return new URLSearchParams(kept).toString()
}

function pathOf(pathname: string): string {
  const decoded = pathname
    .split('/')
    .map(decodeSegment)
    .join('/')
    .replace(/\/{2,}/g, '/')
  return decoded.replace(/\/(?:index(?:\.html?)?)?$/i, '').replace(/\.html?$/i, '')
}

/** What two addresses of one page elsewhere have in common, where less is known of how the site names its pages. */
export function foreignAddress(text: string): string {
  const url = new URL(withPlainHost(text))
  return `${hostOf(url)}${url.pathname.replace(/\/$/, '')}?${queryOf(url)}`
}

/** Decoded once and encoded again, so that `%C3%A9`, `%c3%a9` and `é` are one; a slash in disguise stays disguised. */
function decodeSegment(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment).normalize('NFC'))
  } catch {
    return segment.toLowerCase()
  }
}

/** Every address of a post: where it stands, and where it stood. */
export function addressesOf(
  { url, aliases }: Pick<ManifestThread, 'url' | 'aliases'>,
  site: string,
): string[] {
  return [url, ...aliases].flatMap(written => {
    return URL.canParse(written, site) ? (pageAddress(new URL(written, site).href) ?? []) : []
  })
}
