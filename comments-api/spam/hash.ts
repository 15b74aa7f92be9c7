/**
 * A signed number of 32 bits, as both databases store it. FNV-1a over the UTF-16 code units, followed by a mixing step.
 * It is fast, and meant for recognising texts, not for keeping secrets.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return mix(hash)
}

/** The last step of MurmurHash3: each bit of the input changes about half of the bits of the result. */
export function mix(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) | 0
}
