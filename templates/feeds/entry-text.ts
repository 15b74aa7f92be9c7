import type { FeedEntry } from '../../generator/plan/showing/feeds.ts'
import { html, type SafeHtml } from '../html.ts'
import { sizeOf } from '../parts/size-of.ts'
import { portableHtml } from './portable-html.ts'
import { xmlText } from './xml-text.ts'

/** The whole text of an entry, as JSON takes it, and escaped as XML takes it. */
export type EntryText = { readonly html: string; readonly xml: SafeHtml }

export function entryText(entry: FeedEntry, body: SafeHtml): EntryText {
  const places = { base: entry.url, idPrefix: idPrefixOf(entry) }
  return escapedText(
    xmlText(`${picturePart(entry.picture)}${portableHtml(body.toString(), places)}`),
  )
}

/** Of a text that is ready otherwise. */
export function escapedText(text: string): EntryText {
  return { html: text, xml: html`${text}` }
}

/** The prefix of ids in an entry's text. Feed readers may show several texts on one page. */
export function idPrefixOf({ id }: FeedEntry): string {
  return `${id.slice(id.lastIndexOf(':') + 1)}-`
}

/** On the post's page the picture is above the text. */
function picturePart(picture: FeedEntry['picture']): SafeHtml | string {
  if (picture === null) return ''
  return html`<p><img src="${picture.url}" alt="${picture.alt}"${sizeOf(picture)}></p>\n`
}
