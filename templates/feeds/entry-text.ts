import type { FeedEntry } from '../../generator/plan/showing/feeds.ts'
import { html, type SafeHtml } from '../html.ts'
import { portableHtml } from './portable-html.ts'
import { xmlText } from './xml-text.ts'

/** The whole text of an entry: as it stands in JSON, and escaped as it stands in XML. */
export type EntryText = { readonly html: string; readonly xml: SafeHtml }

export function entryText(entry: FeedEntry, body: SafeHtml): EntryText {
  const places = { base: entry.url, idPrefix: idPrefixOf(entry) }
  const text = xmlText(`${picturePart(entry.picture)}${portableHtml(body.toString(), places)}`)
  return { html: text, xml: html`${text}` }
}

/** What the ids of an entry's text begin with: a reader may show several texts on one page. */
export function idPrefixOf({ id }: FeedEntry): string {
  return `${id.slice(id.lastIndexOf(':') + 1)}-`
}

/** On its page it stands above the text. */
function picturePart(picture: FeedEntry['picture']): SafeHtml | string {
  if (picture === null) return ''
  const { url, alt, width, height } = picture
  return html`<p><img src="${url}" alt="${alt}"${width !== null && html` width="${width}"`}${height !== null && html` height="${height}"`}></p>\n`
}
