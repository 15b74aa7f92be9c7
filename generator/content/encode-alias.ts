/**
 * Encodes an alias for a redirect rule or a link. Only "?" keeps its meaning; every other character is part of the
 * path.
 */
export function encodeAlias(alias: string): string {
  return encodeURI(alias).replaceAll('#', '%23')
}
