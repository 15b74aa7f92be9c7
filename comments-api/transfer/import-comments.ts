import type { Author, Comment, LatestPost } from '../comments/comment.ts'
import { shortName } from '../comments/fields/name.ts'
import { normaliseAuthor, normaliseBody } from '../comments/fields/normalise.ts'
import { makeLatestPost } from '../comments/latest-post.ts'
import { renderBody } from '../comments/render/renderer.ts'
import { insertComments } from '../comments/store.ts'
import { insertThread, raiseVersion } from '../comments/thread-version.ts'
import { wordingFor } from '../comments/wording.ts'
import type { ThreadId } from '../contract/ids.ts'
import type { Database } from '../storage/database.ts'
import { listOf } from '../storage/many.ts'
import { always, never, type Query, sql } from '../storage/sql.ts'
import type { ArchivedComment } from './archive.ts'
import type { Stray } from './strays.ts'

export type Prepared = {
  readonly fresh: number
  /** Are stored already, but in another thread than the archive says. */
  readonly elsewhere: readonly Stray[]
  readonly queries: readonly Query[]
}

/** Returns the statements for one transaction, for the comments that are not stored yet. Writes nothing itself. */
export async function prepareComments(
  database: Database,
  batch: readonly ArchivedComment[],
): Promise<Prepared> {
  const present = await findPresent(database, batch)
  const fresh = batch.filter(({ id }) => !present.has(id))
  const elsewhere = batch.flatMap(({ id, thread }) => {
    const stored = present.get(id) ?? thread
    return stored === thread ? [] : [{ id, stored, archived: thread }]
  })
  const byThread = Map.groupBy(fresh, comment => comment.thread)
  const comments = fresh.map(archived => ({
    comment: compose(archived),
    noted: { reasons: archived.reasons, network: null },
  }))
  const threads = [...byThread].flatMap(([thread, those]) => openThread(thread, those))
  return { fresh: fresh.length, elsewhere, queries: [...threads, ...insertComments(comments)] }
}

/** The threads of those that are stored already, by their ids. */
async function findPresent(
  database: Database,
  batch: readonly ArchivedComment[],
): Promise<Map<string, string>> {
  const ids = batch.map(comment => comment.id)
  const rows = await database.all<{ readonly id: string; readonly thread: string }>(
    sql`select id, thread from comments where id in (${listOf(ids)})`,
  )
  return new Map(rows.map(({ id, thread }) => [id, thread]))
}

function openThread(thread: ThreadId, comments: readonly ArchivedComment[]): Query[] {
  const approved = comments.filter(comment => comment.status === 'approved').length
  return [insertThread(thread), raiseVersion(thread, approved, approved > 0 ? always : never)]
}

/**
 * Uses the normaliser and the renderer for what readers send, but cuts a name that is too long instead of refusing it.
 */
function compose(archived: ArchivedComment): Comment {
  const { id, thread, parent, status, createdAt, editedAt } = archived
  const { isConfirmed = false } = archived.author
  const name = shortName(archived.author.name)
  const sent = normaliseAuthor({ ...archived.author, name, isConfirmed }, wordingFor(undefined))
  const author = isErased(archived) ? { ...sent, name: '' } : sent
  const body = normaliseBody(archived.body)
  const html = renderBody(body)
  const latestPost = readLatestPost(archived, author)
  const words = { author, body, html, editedAt, revision: 0, latestPost }
  // As at the desk, only a public comment that is no reply can be pinned.
  const isPinned = archived.pinned && status === 'approved' && parent === null
  return { id, thread, parent, ...words, status, createdAt, isPinned }
}

/**
 * A deleted comment of which nothing is left gets no name. If something is left, it gets a name, so that it will be
 * erased like any other.
 */
function isErased({ status, author: { name, email, url }, body }: ArchivedComment): boolean {
  return status === 'deleted' && [name, email ?? '', url ?? '', body].every(text => text === '')
}

function readLatestPost({ latestPost }: ArchivedComment, { url }: Author): LatestPost {
  const isWanted = latestPost !== undefined && url !== null
  const { title, url: address } = latestPost ?? {}
  const isKnown = isWanted && title !== undefined && address !== undefined
  return { isWanted, shown: isKnown ? makeLatestPost({ title, url: address }, url) : null }
}
