import { z } from 'zod'
import { ThreadId } from '../../contract/ids.ts'
import type { ManifestThread } from '../../contract/manifest.ts'
import { Problem } from '../../contract/problems.ts'
import type { Database } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import type { Owners } from '../fields/owners-name.ts'
import type { Wording } from '../wording.ts'
import { isClosedByModerator } from './close-thread.ts'

/** What the manifest says about all threads. */
export type OfSite = {
  readonly wording: Wording
  readonly language: string
  readonly printDay: (instant: string) => string
  /** Who reads first comments before they appear; `null` if the manifest does not say. */
  readonly owner: string | null
  /** The authors of the site and of all posts, whose names nobody else may use. */
  readonly owners: Owners
  readonly takesTrackbacks: boolean
}

export type PublishedThread = ManifestThread & OfSite
/** `isOpen`: according to the manifest; a moderator may have closed the thread all the same. */
export type Thread = PublishedThread & { readonly isOpen: boolean }

/** Where threads come from: the site's manifest. Its functions throw `no-manifest` while there is none. */
export type Threads = {
  find(id: string): Promise<PublishedThread | null>
  /**
   * From the last good manifest, without waiting for a newer one, because a site that hangs must not keep anybody
   * waiting.
   */
  findAtOnce(id: string): Promise<PublishedThread | null>
}

export type ThreadsByUrl = {
  /** Finds a thread by any current or former address of its post, however it is written. Throws as `find` does. */
  findByUrl(url: string): Promise<PublishedThread | null>
}

/** What a thread is about; `null` if the manifest no longer names it. */
export type Article = { readonly title: string; readonly url: string } | null

/** For lists, which may be a moment out of date: their readers do not wait for the site. */
export async function findArticles(
  threads: Threads,
  ids: Iterable<string>,
): Promise<Map<string, Article>> {
  const find = async (id: string) => [id, await threads.findAtOnce(id).catch(() => null)] as const
  return new Map<string, Article>(await Promise.all(Array.from(new Set(ids), find)))
}

/** The part of an API path that names a thread. */
export const ThreadPath = z.strictObject({ id: ThreadId })

type Needs = { readonly threads: Threads; readonly world: World }

export async function findThread({ threads, world }: Needs, id: string): Promise<Thread> {
  const found = await threads.find(id)
  if (!found) throw new Problem('unknown-thread')
  return { ...found, isOpen: isOpen(found, world.now()) }
}

/** Returns the thread if it still takes comments. */
export async function openThread(
  needs: Needs & { readonly database: Database },
  id: ThreadId,
): Promise<Thread> {
  const thread = await findThread(needs, id)
  if (!(await takesComments(needs, thread))) throw new Problem('thread-closed')
  return thread
}

/** According to the manifest and to the moderators. */
export async function takesComments(
  { database }: { readonly database: Database },
  thread: Thread,
): Promise<boolean> {
  return thread.isOpen && !(await isClosedByModerator(database, thread.id))
}

function isOpen(thread: ManifestThread, now: number): boolean {
  if (thread.comments === 'closed') return false
  return thread.closesAt === null || now < Date.parse(thread.closesAt)
}
