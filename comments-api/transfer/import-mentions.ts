import { normaliseName } from '../comments/name.ts'
import { insertThread, raiseVersion, versionOf } from '../comments/store.ts'
import { normaliseLine, shorten } from '../comments/text.ts'
import { normaliseUrl } from '../comments/url.ts'
import { limits } from '../contract/submission.ts'
import type { Database } from '../storage/database.ts'
import { insertWhere, never, sql, type Value } from '../storage/sql.ts'
import type { ArchivedMention } from './archive.ts'

type Row = Readonly<Record<string, Value>>

/** `left out`: no page could link to its address. */
export async function importMention(
  database: Database,
  mention: ArchivedMention,
): Promise<'imported' | 'present' | 'left out'> {
  const row = toRow(mention)
  if (row === null) return 'left out'
  const { id, thread, status } = mention
  const isNew = sql`
    not exists (
      select 1
      from mentions
      where id = ${id} or (thread = ${thread} and source = ${row['source'] ?? null}))`
  const isPublic = status === 'approved'
  const version = isPublic ? versionOf(thread) : 0
  const insert = insertWhere('mentions', { ...row, version }, isNew)
  const [, , inserted] = await database.batch([
    insertThread(thread),
    raiseVersion(thread, 0, isPublic ? isNew : never),
    sql<{ readonly id: string }>`${insert} returning id`,
  ])
  return inserted.length > 0 ? 'imported' : 'present'
}

function toRow(mention: ArchivedMention): Row | null {
  const url = normaliseUrl(mention.url)
  if (url === null) return null
  return {
    id: mention.id,
    thread: mention.thread,
    url,
    source: normaliseUrl(mention.source ?? ''),
    kind: mention.kind,
    via: mention.via,
    title: shorten(normaliseLine(mention.title), 200),
    author: mention.author === null ? null : shorten(normaliseName(mention.author), limits.name),
    author_url: normaliseUrl(mention.authorUrl ?? ''),
    excerpt: shorten(normaliseLine(mention.excerpt), 500),
    status: mention.status,
    reasons: JSON.stringify(mention.reasons),
    created_at: mention.createdAt,
  }
}
