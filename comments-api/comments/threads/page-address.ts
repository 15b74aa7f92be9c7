import type { ManifestThread } from '../../contract/manifest.ts'

/** Parameters that mail programs and networks add to track visitors; the page is the same without them. */
const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref|ref_src)$/i

/** No page of ours has a longer address, and parsing a stranger's input takes time for each character. */
const longest = 4_000

/**
 * A key that all addresses of one page share. The scheme, the case of host or percent-encodings, the default port, the
 * fragment, tracking parameters, `index.html`, `.html` and a final slash make no difference. `null` for anything but a
 * web address.
 */
export function pageAddress(text: string): string | null {
  const url = text.length <= longest ? URL.parse(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return null
  const query = queryOf(url)
  return `${hostOf(plain(url))}${pathOf(url.pathname)}${query === '' ? '' : `?${query}`}`
}

/** The same without the query, which a static site ignores. */
export function withoutQuery(address: string): string {
  return address.split('?', 1)[0] ?? address
}

/** Whether an address said to be elsewhere is on this site itself. */
export function isOwnPage(address: string, site: string): boolean {
  return plain(new URL(address)).hostname === new URL(site).hostname
}

export function withPlainHost(address: string): string {
  return plain(new URL(address)).href
}

/** `blog.example.`, with the final dot of the DNS root, is the same host. Parsing a long host takes 20 ms. */
function plain(url: URL): URL {
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1)
  return url
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

/** The same for pages on other sites, of whose addresses less is known. */
export function foreignAddress(text: string): string {
  const url = plain(new URL(text))
  return `${hostOf(url)}${url.pathname.replace(/\/$/, '')}?${queryOf(url)}`
}

/** Decoded and encoded again, so that `%C3%A9`, `%c3%a9` and `é` are equal; an encoded slash stays encoded. */
function decodeSegment(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment).normalize('NFC'))
  } catch {
    return segment.toLowerCase()
  }
}

/** Every current and former address of a post. */
export function addressesOf(
  { url, aliases }: Pick<ManifestThread, 'url' | 'aliases'>,
  site: string,
): string[] {
  return [url, ...aliases].flatMap(written => {
    return URL.canParse(written, site) ? (pageAddress(new URL(written, site).href) ?? []) : []
  })
}
