/** What RFC 3986 lets stand in an address; people write more, and programs that read feeds refuse it. */
const legal = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/

/** An address as it was written, or as a browser would spell it if that is not one. */
export function legalUrl(written: string): string {
  return legal.test(written) ? written : new URL(written).href
}
