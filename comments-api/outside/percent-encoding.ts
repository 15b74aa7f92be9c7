/** Of a name or a password that is not, libraries decode nothing, and tell the server another one, or they fail. */
export function isEncoded(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}

export const percentRefused =
  'has a % that is not the beginning of an encoded character; write it as %25'
