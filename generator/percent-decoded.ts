/** Returns the text unchanged if it cannot be decoded: authors, hosts and exports also write addresses without encoding. */
export function percentDecoded(text: string): string {
  return decodedBy(decodeURIComponent, text)
}

/** The same, but characters with a meaning of their own in addresses stay encoded, such as "%2F". */
export function addressDecoded(address: string): string {
  return decodedBy(decodeURI, address)
}

function decodedBy(decode: (text: string) => string, text: string): string {
  try {
    return decode(text)
  } catch {
    return text
  }
}
