// https://www.w3.org/TR/xml/#charsets: whatever else is in a text, no parser would accept the feed.
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text that XML can hold; the `html` tag does the escaping. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(notXml, '')
}
