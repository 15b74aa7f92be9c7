import { insertThread, raiseVersion, versionOf } from '../comments/store.ts'
import { normaliseLine } from '../comments/text.ts'
import { normaliseUrl } from '../comments/url.ts'
import type { Database } from '../storage/database.ts'
import { insertWhere, sql, type Value } from '../storage/sql.ts'
import type { ArchivedMention } from './archive.ts'

/** One by one: there are few. A mention without an address that can be linked is left out. */
export async function importMentions(
  database: Database,
  mentions: readonly ArchivedMention[],
): Promise<number> {
  let imported = 0
  for (const mention of mentions) imported += await importMention(database, mention)
  return imported
}

async function importMention(database: Database, mention: ArchivedMention): Promise<number> {
  const row = toRow(mention)
  if (row === null) return 0
  const isNew = sql`not exists (select 1 from mentions where id = ${mention.id})`
  const isPublic = mention.status === 'approved'
  const version = isPublic ? versionOf(mention.thread) : 0
  const [, , inserted] = await database.batch([
    insertThread(mention.thread),
    raiseVersion(mention.thread, 0, isPublic ? isNew : sql`1 = 0`),
    sql<{
      readonly id: string
    }>`${insertWhere('mentions', { ...row, version }, isNew)} returning id`,
  ])
  return inserted.length
}

function toRow(mention: ArchivedMention): Record<string, Value> | null {
  const url = normaliseUrl(mention.url)
  if (url === null) return null
  return {
    id: mention.id,
    thread: mention.thread,
    url,
    title: normaliseLine(mention.title).slice(0, 200),
    author: mention.author === null ? null : normaliseLine(mention.author).slice(0, 60),
    excerpt: normaliseLine(mention.excerpt).slice(0, 500),
    status: mention.status,
    created_at: mention.createdAt,
  }
}
