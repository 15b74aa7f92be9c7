import type { DocumentRead } from './document-read.ts'
import { type Entry, newestOf } from './entry.ts'
import { findFeed } from './read-page.ts'
import { readXml } from './read-xml.ts'

type Document = { readonly url: string; readonly contentType: string; readonly text: string }

/**
 * More than is ever shown, in characters. A title or an address of a megabyte stays in this thread: the service would
 * answer nobody while it searched the title, and would store the address of the feed.
 */
const longest = { title: 5_000, address: 2_000 } as const

/** Throws if the text is not of the type that it claims to be. */
export async function readDocument({ url, contentType, text }: Document): Promise<DocumentRead> {
  if (/html/i.test(contentType)) return { kind: 'page', feed: limited(findFeed(text, url)) }
  const newest = newestOf(/json/i.test(contentType) ? await entriesOfJson(text) : readXml(text))
  const address = newest === null ? null : limited(URL.parse(newest.url, url)?.href ?? null)
  if (newest === null || address === null) return { kind: 'feed', newest: null }
  return { kind: 'feed', newest: { title: newest.title.slice(0, longest.title), url: address } }
}

/** Part of an address would be another one. */
function limited(address: string | null): string | null {
  return address !== null && address.length > longest.address ? null : address
}

/** Loaded only when needed: the schema takes half the time that a thread needs to start, and few feeds are JSON. */
async function entriesOfJson(text: string): Promise<Entry[]> {
  const { readJson } = await import('./read-json.ts')
  return readJson(text)
}
