/**
 * 32 bits, signed, as both databases hold them: FNV-1a over the halves of each
 * character, then mixed. Quick and linear; for recognising, not for secrets.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return mix(hash)
}

/** The end of MurmurHash3: each bit of the number changes half of the others. */
export function mix(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) | 0
}
