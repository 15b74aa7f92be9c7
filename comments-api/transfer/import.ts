import { insertThread, raiseVersion } from '../comments/store.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import { importComments } from './import-comments.ts'
import { importMention } from './import-mentions.ts'
import { inBatches } from './in-batches.ts'
import { countAloud, silent, type Tell } from './progress.ts'
import type { Archive } from './read-archive.ts'

export type Report = {
  readonly read: number
  readonly imported: number
  readonly present: number
  /** Mentions whose address is none that a page could link to. */
  readonly leftOut: number
}

/** Batch by batch: killed and run again, it goes on; run twice, it adds nothing, because ids are kept. */
export async function importArchive(
  database: Database,
  archive: Archive,
  tell: Tell = silent,
): Promise<Report> {
  const { survey, read } = archive
  survey.dropForeignParents(await findStoredThreads(database, survey.missingParents()))
  const comments = await takeComments(database, archive, countAloud(tell, 'comments done'))
  const mentions = await takeMentions(database, archive, countAloud(tell, 'mentions done'))
  const threads = await takeThreads(database, archive)
  const imported = comments + mentions.imported + threads
  const { leftOut } = mentions
  return { read, imported, present: read - imported - leftOut, leftOut }
}

/** Parents that are not in the file may have come with an earlier one. */
async function findStoredThreads(
  database: Database,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const threadOf = new Map<string, string>()
  for (const batch of inBatches(ids)) {
    const rows = await database.all<{ readonly id: string; readonly thread: string }>(
      sql`select id, thread from comments where id in (${sql.join(batch)})`,
    )
    for (const row of rows) threadOf.set(row.id, row.thread)
  }
  return threadOf
}

async function takeComments(
  database: Database,
  archive: Archive,
  count: () => void,
): Promise<number> {
  let imported = 0
  for (const places of inBatches(archive.survey.comments())) {
    const batch = await Promise.all(places.map(place => archive.commentAt(place)))
    imported += await importComments(database, batch)
    batch.forEach(count)
  }
  return imported
}

/** One by one: there are few. A mention without an address that can be linked is left out. */
async function takeMentions(database: Database, archive: Archive, count: () => void) {
  const report = { imported: 0, leftOut: 0 }
  for (const place of archive.survey.mentions()) {
    const outcome = await importMention(database, await archive.mentionAt(place))
    if (outcome === 'left out') report.leftOut += 1
    if (outcome === 'imported') report.imported += 1
    count()
  }
  return report
}

/** After its comments: who imports into a closed thread does not write in it. */
async function takeThreads(database: Database, archive: Archive): Promise<number> {
  let imported = 0
  for (const place of archive.survey.threads()) {
    const { id, closedAt } = await archive.threadAt(place)
    const isOpen = sql`exists (select 1 from threads where id = ${id} and closed_at is null)`
    const [, raised] = await database.batch([
      insertThread(id),
      raiseVersion(id, 0, isOpen),
      sql`update threads set closed_at = ${closedAt} where id = ${id} and closed_at is null`,
    ])
    imported += raised.length
  }
  return imported
}
