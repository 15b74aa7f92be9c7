import { FetchRefused, isPassing } from '../outside/fetch-refused.ts'
import { readApart, Unreadable } from '../outside/read-apart.ts'
import type { SafeFetch } from '../safe-fetch.ts'
import { DocumentRead } from './feeds/document-read.ts'

/** With `away` nothing was learned, and what was known before stays. `feed` is the address to ask next time. */
export type Seen =
  | { readonly kind: 'post'; readonly feed: string; readonly title: string; readonly url: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'away' }

const thread = new URL('./feeds/reading-thread.ts', import.meta.url)

/**
 * Finds the newest entry of a site's feed with at most two requests: for the page, which may be a feed itself, and for
 * the feed that it names.
 */
export async function lookAtSite(
  site: string,
  knownFeed: string | null,
  safeFetch: SafeFetch,
): Promise<Seen> {
  try {
    const first = knownFeed ?? site
    const read = await readAt(first, safeFetch)
    if (read?.kind !== 'page') return toSeen(read, first)
    // The known feed is now a page, so the next look starts with the site again.
    if (read.feed === null || knownFeed !== null) return { kind: 'none' }
    return toSeen(await readAt(read.feed, safeFetch), read.feed)
  } catch (error) {
    return passOver(error)
  }
}

async function readAt(url: string, safeFetch: SafeFetch) {
  const fetched = await safeFetch(url)
  if (fetched.kind === 'status') {
    if (fetched.status >= 500 || fetched.status === 429) throw new Away()
    return null
  }
  const { url: last, contentType, text } = fetched
  return readApart({ thread, document: { url: last, contentType, text }, answer: DocumentRead })
}

/** The server was reached but is overloaded. */
class Away extends Error {
  override name = 'Away'
}

function toSeen(read: DocumentRead | null, feed: string): Seen {
  if (read?.kind !== 'feed' || read.newest === null) return { kind: 'none' }
  return { kind: 'post', feed, ...read.newest }
}

function passOver(error: unknown): Seen {
  if (error instanceof Away) return { kind: 'away' }
  if (error instanceof Unreadable) return { kind: 'none' }
  if (error instanceof FetchRefused) return { kind: isPassing(error) ? 'away' : 'none' }
  throw error
}
