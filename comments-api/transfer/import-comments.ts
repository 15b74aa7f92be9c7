import type { Author, Comment, LatestPost } from '../comments/comment.ts'
import { makeLatestPost } from '../comments/latest-post.ts'
import { normaliseAuthor, normaliseBody } from '../comments/normalise.ts'
import { renderBody } from '../comments/render/renderer.ts'
import { insertComment, insertThread, raiseVersion } from '../comments/store.ts'
import { shorten } from '../comments/text.ts'
import { wordingFor } from '../comments/wording.ts'
import type { ThreadId } from '../contract/ids.ts'
import { limits } from '../contract/submission.ts'
import type { Database } from '../storage/database.ts'
import { always, never, type Query, sql } from '../storage/sql.ts'
import type { ArchivedComment } from './archive.ts'

/** In one transaction. Says how many were not there before. */
export async function importComments(
  database: Database,
  batch: readonly ArchivedComment[],
): Promise<number> {
  const present = await findPresent(database, batch)
  const fresh = batch.filter(comment => !present.has(comment.id))
  if (fresh.length === 0) return 0
  const byThread = Map.groupBy(fresh, comment => comment.thread)
  await database.batch([
    ...[...byThread].flatMap(([thread, comments]) => openThread(thread, comments)),
    ...fresh.map(archived =>
      insertComment(compose(archived), { reasons: archived.reasons, network: null }),
    ),
  ])
  return fresh.length
}

async function findPresent(
  database: Database,
  batch: readonly ArchivedComment[],
): Promise<Set<string>> {
  const ids = sql.join(batch.map(comment => comment.id))
  const rows = await database.all<{ readonly id: string }>(
    sql`select id from comments where id in (${ids})`,
  )
  return new Set(rows.map(row => row.id))
}

function openThread(thread: ThreadId, comments: readonly ArchivedComment[]): Query[] {
  const approved = comments.filter(comment => comment.status === 'approved').length
  return [insertThread(thread), raiseVersion(thread, approved, approved > 0 ? always : never)]
}

/** The same normaliser and renderer as for what a reader sends; a name that is too long is cut, nothing is lost for it. */
function compose(archived: ArchivedComment): Comment {
  const { id, thread, parent, status, createdAt, editedAt, pinned: isPinned } = archived
  const { isConfirmed = false } = archived.author
  const sent = normaliseAuthor({ ...archived.author, isConfirmed }, wordingFor(undefined))
  const isErased = status === 'deleted' && archived.author.name === ''
  const author = { ...sent, name: isErased ? '' : shorten(sent.name, limits.name) }
  const body = normaliseBody(archived.body)
  const html = renderBody(body)
  const latestPost = readLatestPost(archived, author)
  const words = { author, body, html, editedAt, revision: 0, latestPost }
  return { id, thread, parent, ...words, status, createdAt, isPinned }
}

function readLatestPost({ latestPost }: ArchivedComment, { url }: Author): LatestPost {
  const isWanted = latestPost !== undefined && url !== null
  const { title, url: address } = latestPost ?? {}
  const isKnown = isWanted && title !== undefined && address !== undefined
  return { isWanted, shown: isKnown ? makeLatestPost({ title, url: address }, url) : null }
}
