import { newestOf } from './entry.ts'
import { readJson } from './read-json.ts'
import { findFeed } from './read-page.ts'
import { readXml } from './read-xml.ts'

export type Document = { readonly url: string; readonly contentType: string; readonly text: string }

/** A page names its feed; a feed has its newest entry. Throws for what cannot be read as what it says it is. */
export type DocumentRead =
  | { readonly kind: 'page'; readonly feed: string | null }
  | {
      readonly kind: 'feed'
      readonly newest: { readonly title: string; readonly url: string } | null
    }

export function readDocument({ url, contentType, text }: Document): DocumentRead {
  if (/html/i.test(contentType)) return { kind: 'page', feed: findFeed(text, url) }
  const newest = newestOf(/json/i.test(contentType) ? readJson(text) : readXml(text))
  const address = newest === null ? null : URL.parse(newest.url, url)
  if (newest === null || address === null) return { kind: 'feed', newest: null }
  return { kind: 'feed', newest: { title: newest.title, url: address.href } }
}
