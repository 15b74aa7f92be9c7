import { normaliseUrl } from '../comments/fields/url.ts'
import { findBySource } from '../comments/mentions/same-page.ts'
import { isOwnPage, withPlainHost } from '../comments/threads/page-address.ts'
import type { Thread, Threads, ThreadsByUrl } from '../comments/threads/thread.ts'
import type { Via } from '../contract/thread.ts'
import type { Database } from '../storage/database.ts'
import type { World } from '../world.ts'
import { requestCheck, type SentWords } from './checks.ts'

export type Needs = {
  readonly database: Database
  readonly world: World
  readonly threads: Threads & ThreadsByUrl
  /** The address of the site. Its own pages cannot mention it. */
  readonly site: string
}

type Sent = { readonly source: string; readonly target: string; readonly via: Via }

/**
 * Decided from the two addresses alone. Nothing is fetched, so the answer does not tell what this machine can reach.
 */
export type Received =
  | 'waiting'
  | 'bad-source'
  | 'own-page'
  | 'bad-target'
  | 'closed-target'
  | 'too-many'

export async function receiveMention(needs: Needs, sent: Sent): Promise<Received> {
  const { source, target, via } = sent
  const fault = faultOf(needs, source)
  if (fault !== null) return fault
  const thread = await needs.threads.findByUrl(target)
  if (!thread) return 'bad-target'
  return receiveFor(needs, thread, { source, via, words: null })
}

type About = {
  readonly source: string
  readonly via: Via
  readonly words: SentWords | null
}

/** The same for a thread that is already known. */
export async function receiveFor(
  needs: Needs,
  thread: Pick<Thread, 'id' | 'comments' | 'closesAt'>,
  about: About,
): Promise<Received> {
  const source = sourceAddress(about.source)
  const fault = faultOf(needs, about.source)
  if (source === null || fault !== null) return fault ?? 'bad-source'
  // A closed thread takes no new mentions, but known ones can still change or disappear.
  if (isClosed(thread) && !(await findBySource(needs.database, thread.id, source))) {
    return 'closed-target'
  }
  const isStored = await requestCheck(needs, { ...about, thread: thread.id, source })
  return isStored ? 'waiting' : 'too-many'
}

function faultOf({ site }: Needs, text: string): 'bad-source' | 'own-page' | null {
  const source = sourceAddress(text)
  if (source === null) return 'bad-source'
  return isOwnPage(source, site) ? 'own-page' : null
}

/**
 * A thread that closes after some days is closed to readers only; links from elsewhere are welcome years later. A site
 * that was built after that day calls the thread closed but still gives the day.
 */
function isClosed({ comments, closesAt }: Pick<Thread, 'comments' | 'closesAt'>): boolean {
  return comments === 'closed' && closesAt === null
}

/**
 * The address that will be fetched: without a fragment, and only at the usual ports. `null` if it is not such an
 * address.
 */
function sourceAddress(text: string): string | null {
  const normal = /^https?:\/\//i.test(text.trim()) ? normaliseUrl(text) : null
  if (normal === null) return null
  const url = new URL(withPlainHost(normal))
  url.hash = ''
  return url.port === '' ? url.href : null
}
