import type { Thread, ThreadsByUrl } from '../comments/thread.ts'
import { normaliseUrl } from '../comments/url.ts'
import type { Database } from '../storage/database.ts'
import type { World } from '../world.ts'
import { requestCheck } from './checks.ts'
import type { Via } from './mention.ts'
import { findBySource } from './store.ts'

export type Needs = {
  readonly database: Database
  readonly world: World
  readonly threads: ThreadsByUrl
  /** A page of the site is no page elsewhere. */
  readonly site: string
}

type Sent = { readonly source: string; readonly target: string; readonly via: Via }

/** From the two addresses alone: nothing is fetched here, so nobody learns from an answer what this machine can reach. */
export type Received =
  | 'waiting'
  | 'bad-source'
  | 'own-page'
  | 'bad-target'
  | 'closed-target'
  | 'too-many'

export async function receiveMention(needs: Needs, sent: Sent): Promise<Received> {
  const source = sourceAddress(sent.source)
  if (source === null) return 'bad-source'
  if (new URL(source).hostname === new URL(needs.site).hostname) return 'own-page'
  const thread = await needs.threads.findByUrl(sent.target)
  if (!thread) return 'bad-target'
  // Where nothing new is taken, what is there can still change or go.
  if (isClosed(thread) && !(await findBySource(needs.database, thread.id, source))) {
    return 'closed-target'
  }
  const isStored = await requestCheck(needs, { thread: thread.id, source, via: sent.via })
  return isStored ? 'waiting' : 'too-many'
}

/** Closing after some days ends the conversation of readers; a link from elsewhere is as good years later. */
function isClosed({ comments }: Pick<Thread, 'comments'>): boolean {
  return comments === 'closed'
}

/** As it is asked for: without the fragment, at a port where web pages are. */
function sourceAddress(text: string): string | null {
  const normal = /^https?:\/\//i.test(text.trim()) ? normaliseUrl(text) : null
  if (normal === null) return null
  const url = new URL(normal)
  url.hash = ''
  return url.port === '' ? url.href : null
}
