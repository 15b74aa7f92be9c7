/** The characters that RFC 3986 allows. People use more of them, which feed readers reject. */
const legal = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/

/** Returns a legal address as it is, and any other one in the spelling of browsers. */
export function legalUrl(written: string): string {
  return legal.test(written) ? written : new URL(written).href
}
