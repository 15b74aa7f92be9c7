import type { ConvertedPost } from './convert-post.ts'

/** As this site writes it: decoded, from the root, with a slash at the end; `null` for what is no path alone. */
export function pathOf(address: string | null | undefined): string | null {
  const url = parse(address)
  if (url === null || url.search !== '') return null
  const path = decode(url.pathname)
  return /\/$|\.html$/.test(path) ? path : `${path}/`
}

/** Every address at which readers may still ask for it. */
export function addressesOf({ permalink, aliases = [] }: ConvertedPost): string[] {
  const found = [permalink, ...aliases.map(withNumberSigns)].flatMap(address => {
    const url = parse(address)
    return url === null ? [] : [`${decode(url.pathname)}${url.search}`]
  })
  return [...new Set(found)].filter(address => address !== '/')
}

/** Of an alias other systems make a file, so what could begin a fragment is a letter of its name: `/c#/`. */
function withNumberSigns(alias: string): string {
  return alias.replaceAll('#', '%23')
}

function parse(address: string | null | undefined): URL | null {
  const isGiven = address !== null && address !== undefined && address.trim() !== ''
  return isGiven ? URL.parse(address.trim(), 'https://site.invalid') : null
}

/** But for a "?" that is a letter of the path: decoded, it would part it from what is asked. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path.replace(/%(?=3f)/gi, '%25')).normalize('NFC')
  } catch {
    return path
  }
}
