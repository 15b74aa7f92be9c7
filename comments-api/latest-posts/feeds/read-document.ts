import type { DocumentRead } from './document-read.ts'
import { newestOf } from './entry.ts'
import { readJson } from './read-json.ts'
import { findFeed } from './read-page.ts'
import { readXml } from './read-xml.ts'

export type Document = { readonly url: string; readonly contentType: string; readonly text: string }

/** Throws for what cannot be read as what it says it is. */
export function readDocument({ url, contentType, text }: Document): DocumentRead {
  if (/html/i.test(contentType)) return { kind: 'page', feed: findFeed(text, url) }
  const newest = newestOf(/json/i.test(contentType) ? readJson(text) : readXml(text))
  const address = newest === null ? null : URL.parse(newest.url, url)
  if (newest === null || address === null) return { kind: 'feed', newest: null }
  return { kind: 'feed', newest: { title: newest.title, url: address.href } }
}
