/**
 * Candidates are separated by commas, but an address can hold commas, too:
 * https://html.spec.whatwg.org/multipage/images.html#srcset-attributes
 */
export function addressesInSrcset(srcset: string): string[] {
  const candidates = srcset.matchAll(/([^\s,](?:\S*[^\s,])?)(?:,+(?=\s|$)|\s[^,]*|$)/g)
  return [...candidates].map(([, address = '']) => address)
}
