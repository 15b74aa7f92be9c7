/**
 * Encodes an alias for a redirect rule or a link. Only "?" keeps its meaning; every other character is part of the
 * path.
 */
export function encodeAlias(alias: string): string {
  return encodeURI(alias).replaceAll('#', '%23')
}

/** A file's name may contain "#" and "?", which `encodeURI` takes for parts of an address. */
export function encodePath(path: string): string {
  return encodeURI(path).replace(/[#?]/g, encodeURIComponent)
}
