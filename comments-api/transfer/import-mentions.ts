import { normaliseName } from '../comments/name.ts'
import { insertThread, raiseVersion, versionOf } from '../comments/store.ts'
import { normaliseLine, shorten } from '../comments/text.ts'
import { normaliseUrl } from '../comments/url.ts'
import { limits } from '../contract/submission.ts'
import type { Database } from '../storage/database.ts'
import { insertWhere, never, sql, type Value } from '../storage/sql.ts'
import type { ArchivedMention } from './archive.ts'

type Report = { readonly imported: number; readonly leftOut: number }
type Row = Readonly<Record<string, Value>>

/** One by one: there are few. A mention without an address that can be linked is left out. */
export async function importMentions(
  database: Database,
  mentions: readonly ArchivedMention[],
): Promise<Report> {
  const report = { imported: 0, leftOut: 0 }
  for (const mention of mentions) {
    const row = toRow(mention)
    if (row === null) report.leftOut += 1
    else report.imported += await importMention(database, mention, row)
  }
  return report
}

async function importMention(
  database: Database,
  { id, thread, status }: ArchivedMention,
  row: Row,
): Promise<number> {
  const isNew = sql`not exists (select 1 from mentions where id = ${id})`
  const isPublic = status === 'approved'
  const version = isPublic ? versionOf(thread) : 0
  const insert = insertWhere('mentions', { ...row, version }, isNew)
  const [, , inserted] = await database.batch([
    insertThread(thread),
    raiseVersion(thread, 0, isPublic ? isNew : never),
    sql<{ readonly id: string }>`${insert} returning id`,
  ])
  return inserted.length
}

function toRow(mention: ArchivedMention): Row | null {
  const url = normaliseUrl(mention.url)
  if (url === null) return null
  return {
    id: mention.id,
    thread: mention.thread,
    url,
    title: shorten(normaliseLine(mention.title), 200),
    author: mention.author === null ? null : shorten(normaliseName(mention.author), limits.name),
    excerpt: shorten(normaliseLine(mention.excerpt), 500),
    status: mention.status,
    created_at: mention.createdAt,
  }
}
