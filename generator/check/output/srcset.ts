/**
 * https://html.spec.whatwg.org/multipage/images.html#srcset-attributes:
 * commas part candidates, and stand in addresses too.
 */
export function addressesInSrcset(srcset: string): string[] {
  const candidates = srcset.matchAll(/[\s,]*(\S*[^\s,])(?:,|\s[^,]*(?:,|$)|$)/g)
  return [...candidates].map(([, address = '']) => address)
}
