import { withNumberSigns } from '../folder/number-signs.ts'
import type { ConvertedPost } from './convert-post.ts'

/**
 * Returns the path as this site writes it: decoded, from the root, with a slash at the end. Returns `null` if there is
 * none, or if the address has a query.
 */
export function pathOf(address: string | null | undefined): string | null {
  const url = parse(address)
  if (url === null || url.search !== '') return null
  const path = decode(url.pathname)
  return /\/$|\.html$/.test(path) ? path : `${path}/`
}

/** Every address at which readers may still look for the post. */
export function addressesOf({
  permalink,
  aliases = [],
}: Pick<ConvertedPost, 'permalink' | 'aliases'>): string[] {
  const found = [permalink, ...aliases.map(withNumberSigns)].flatMap(address => {
    const url = parse(address)
    return url === null ? [] : [`${decode(url.pathname)}${url.search}`]
  })
  return [...new Set(found)].filter(address => address !== '/')
}

function parse(address: string | null | undefined): URL | null {
  const isGiven = address !== null && address !== undefined && address.trim() !== ''
  return isGiven ? URL.parse(address.trim(), 'https://site.invalid') : null
}

/** Decodes everything but a "?" that is part of the path, because it would begin a query. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path.replace(/%(?=3f)/gi, '%25')).normalize('NFC')
  } catch {
    return path
  }
}
