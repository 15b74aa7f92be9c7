import { xmlText } from '../../../templates/feeds/xml-text.ts'

/** Each element is on lines of its own, because WordPress reads line by line if PHP has no parser for XML. */
export function element(name: string, text: string | number): string {
  return `<${name}>${typeof text === 'number' ? text : cdata(text)}</${name}>\n`
}

/** WordPress takes titles, excerpts, and the names of terms and commenters as HTML. */
export function words(name: string, text: string): string {
  return element(name, escapeXml(text))
}

/** For what WordPress writes without CDATA, such as addresses. */
export function plain(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>\n`
}

export function meta(key: string, value: string): string {
  return `<wp:postmeta>\n${element('wp:meta_key', key)}${element('wp:meta_value', value)}</wp:postmeta>\n`
}

/** A text may contain what ends a CDATA section. */
function cdata(text: string): string {
  return `<![CDATA[${xmlText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

export function escapeXml(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
