// https://www.w3.org/TR/xml/#charsets: whatever else is in a text, no parser would accept the feed. Of a well-formed text,
// every surrogate is half of a character that XML holds; to look for whole characters takes five times as long.
const notXml = /[^\t\n\r -\uFFFD]/g

/** Text that XML can hold; the `html` tag does the escaping. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(notXml, '')
}
