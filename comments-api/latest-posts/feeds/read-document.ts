import type { DocumentRead } from './document-read.ts'
import { type Entry, newestOf } from './entry.ts'
import { findFeed } from './read-page.ts'
import { readXml } from './read-xml.ts'

export type Document = { readonly url: string; readonly contentType: string; readonly text: string }

/** Throws if the text is not of the type that it claims to be. */
export async function readDocument({ url, contentType, text }: Document): Promise<DocumentRead> {
  if (/html/i.test(contentType)) return { kind: 'page', feed: findFeed(text, url) }
  const newest = newestOf(/json/i.test(contentType) ? await entriesOfJson(text) : readXml(text))
  const address = newest === null ? null : URL.parse(newest.url, url)
  if (newest === null || address === null) return { kind: 'feed', newest: null }
  return { kind: 'feed', newest: { title: newest.title, url: address.href } }
}

/** Loaded only when needed: the schema takes half the time that a thread needs to start, and few feeds are JSON. */
async function entriesOfJson(text: string): Promise<Entry[]> {
  const { readJson } = await import('./read-json.ts')
  return readJson(text)
}
