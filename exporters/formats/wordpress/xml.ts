/** What XML 1.0 cannot hold, in no spelling: https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Each on lines of its own: where PHP has no XML, WordPress reads line by line. */
export function element(name: string, text: string | number): string {
  return `<${name}>${typeof text === 'number' ? text : cdata(text)}</${name}>\n`
}

/** Titles, excerpts, names of terms and of commenters are HTML there. */
export function words(name: string, text: string): string {
  return element(name, escapeXml(text))
}

/** For what WordPress writes bare, such as addresses. */
export function plain(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>\n`
}

export function meta(key: string, value: string): string {
  return `<wp:postmeta>\n${element('wp:meta_key', key)}${element('wp:meta_value', value)}</wp:postmeta>\n`
}

/** A part of a text may look like its end. */
function cdata(text: string): string {
  return `<![CDATA[${legal(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

export function escapeXml(text: string): string {
  return legal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function legal(text: string): string {
  return text.toWellFormed().replace(impossible, '')
}
