// https://www.w3.org/TR/xml/#charsets: no parser would accept a feed with any other character. In a well-formed text,
// every surrogate is half of a character that XML allows; looking for whole characters would take five times as long.
const notXml = /[^\t\n\r -\uFFFD]/g

/** Removes what XML cannot contain. The `html` tag does the escaping. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(notXml, '')
}
