import type { Comment } from '../comments/comment.ts'
import { normaliseAuthor, normaliseBody } from '../comments/normalise.ts'
import { renderBody } from '../comments/render/renderer.ts'
import { insertComment, insertThread, raiseVersion } from '../comments/store.ts'
import { shorten } from '../comments/text.ts'
import { wordingFor } from '../comments/wording.ts'
import type { ThreadId } from '../contract/ids.ts'
import { limits } from '../contract/submission.ts'
import type { Database } from '../storage/database.ts'
import { always, never, sql } from '../storage/sql.ts'
import type { Archive, ArchivedComment } from './archive.ts'
import { importMentions } from './import-mentions.ts'
import { parentsFirst } from './parents-first.ts'

export type Report = {
  readonly read: number
  readonly imported: number
  readonly present: number
  /** Mentions whose address is none that a page could link to. */
  readonly leftOut: number
}

const batchSize = 100

/** Batch by batch: killed and run again, it goes on; run twice, it adds nothing, because ids are kept. */
export async function importArchive(database: Database, archive: Archive): Promise<Report> {
  const known = await findKnownParents(database, archive.comments)
  const ordered = parentsFirst(archive.comments, known)
  const mentions = await importMentions(database, archive.mentions)
  let { imported } = mentions
  for (const [thread, comments] of Map.groupBy(ordered, comment => comment.thread)) {
    for (const batch of inBatches(comments)) imported += await importBatch(database, thread, batch)
  }
  const read = archive.comments.length + archive.mentions.length
  const { leftOut } = mentions
  return { read, imported, present: read - imported - leftOut, leftOut }
}

/** Parents that are not in the file may have come with an earlier one. */
async function findKnownParents(
  database: Database,
  comments: readonly ArchivedComment[],
): Promise<Map<string, string>> {
  const ids = new Set(comments.map(comment => comment.id))
  const outside = comments.flatMap(({ parent }) => (parent && !ids.has(parent) ? [parent] : []))
  const threadOf = new Map<string, string>()
  for (const batch of inBatches([...new Set(outside)])) {
    const rows = await database.all<{ readonly id: string; readonly thread: string }>(
      sql`select id, thread from comments where id in (${sql.join(batch)})`,
    )
    for (const row of rows) threadOf.set(row.id, row.thread)
  }
  return threadOf
}

async function importBatch(
  database: Database,
  thread: ThreadId,
  batch: readonly ArchivedComment[],
): Promise<number> {
  const ids = sql.join(batch.map(comment => comment.id))
  const present = await database.all<{ readonly id: string }>(
    sql`select id from comments where id in (${ids})`,
  )
  const presentIds = new Set(present.map(row => row.id))
  const fresh = batch.filter(comment => !presentIds.has(comment.id)).map(compose)
  if (fresh.length === 0) return 0
  const approved = fresh.filter(comment => comment.status === 'approved').length
  await database.batch([
    insertThread(thread),
    raiseVersion(thread, approved, approved > 0 ? always : never),
    ...fresh.map(comment => insertComment(comment)),
  ])
  return fresh.length
}

/** The same normaliser and renderer as for what a reader sends; a name that is too long is cut, nothing is lost for it. */
function compose(archived: ArchivedComment): Comment {
  const { id, thread, parent, status, createdAt } = archived
  const sent = normaliseAuthor(archived.author, wordingFor(undefined))
  const author = { ...sent, name: shorten(sent.name, limits.name) }
  const body = normaliseBody(archived.body)
  const html = renderBody(body)
  return { id, thread, parent, author, body, html, status, createdAt, editedAt: null }
}

function* inBatches<Entry>(entries: readonly Entry[]): Generator<readonly Entry[]> {
  for (let at = 0; at < entries.length; at += batchSize) yield entries.slice(at, at + batchSize)
}
