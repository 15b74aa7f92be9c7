import type { DocumentRead } from './document-read.ts'
import { type Entry, newestOf } from './entry.ts'
import { findFeed } from './read-page.ts'
import { readXml } from './read-xml.ts'

export type Document = { readonly url: string; readonly contentType: string; readonly text: string }

/** Throws for what cannot be read as what it says it is. */
export async function readDocument({ url, contentType, text }: Document): Promise<DocumentRead> {
  if (/html/i.test(contentType)) return { kind: 'page', feed: findFeed(text, url) }
  const newest = newestOf(/json/i.test(contentType) ? await entriesOfJson(text) : readXml(text))
  const address = newest === null ? null : URL.parse(newest.url, url)
  if (newest === null || address === null) return { kind: 'feed', newest: null }
  return { kind: 'feed', newest: { title: newest.title, url: address.href } }
}

/** Its schema takes half of what a thread takes to start, and few feeds are JSON. */
async function entriesOfJson(text: string): Promise<Entry[]> {
  const { readJson } = await import('./read-json.ts')
  return readJson(text)
}
