/** An address with a scheme of its own stays as it is written; `null` if it would run a script. */
export function absoluteAddress(written: string, base: string): string | null {
  const address = written.trim()
  if (/^(?:java|vb)script:/i.test(address)) return null
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return written
  return URL.parse(address, base)?.href ?? written
}

/** https://html.spec.whatwg.org/multipage/images.html#srcset-attributes: "one.jpg 1x, two.jpg 2x" */
export function absoluteCandidates(srcset: string, base: string): string {
  return [...srcset.matchAll(/([^\s,](?:\S*[^\s,])?)(\s+[^\s,][^,]*)?/g)]
    .map(
      ([, address = '', size = '']) => `${absoluteAddress(address, base) ?? ''}${size.trimEnd()}`,
    )
    .join(', ')
}
