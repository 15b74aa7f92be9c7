/** Returns the text unchanged if it cannot be decoded: exports hold addresses that were never encoded. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
