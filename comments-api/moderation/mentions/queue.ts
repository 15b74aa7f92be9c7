import type { Mention } from '../../comments/mentions/mention.ts'
import { type MentionRow, mentionColumns, readMention } from '../../comments/mentions/store.ts'
import { CommentStatus } from '../../comments/status.ts'
import { cursorAfter } from '../../contract/cursor.ts'
import type { Database } from '../../storage/database.ts'
import { always, sql } from '../../storage/sql.ts'
import type { Totals } from '../desk/queue.ts'

export type MentionQueue = {
  readonly mentions: readonly Mention[]
  /** Begins the following page. */
  readonly next: string | null
}

const pageSize = 25

/** Newest first, in pages. */
export async function readMentions(
  database: Database,
  { status, cursor }: { readonly status: CommentStatus; readonly cursor: string | null },
): Promise<MentionQueue> {
  const [createdAt = '', id = ''] = cursor?.split('~') ?? []
  const place = cursor === null ? always : sql`(created_at, id) < (${createdAt}, ${id})`
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where status = ${status} and ${place}
    order by created_at desc, id desc
    limit ${pageSize + 1}`)
  const mentions = rows.slice(0, pageSize).map(readMention)
  const last = mentions.at(-1)
  return { mentions, next: last && rows.length > pageSize ? cursorAfter(last) : null }
}

export async function findMentions(database: Database, ids: readonly string[]): Promise<Mention[]> {
  if (ids.length === 0) return []
  const rows = await database.all<MentionRow>(sql`
    select ${mentionColumns}
    from mentions
    where id in (${sql.join(ids)})`)
  return rows.map(readMention)
}

export async function countMentions(database: Database): Promise<Totals> {
  const rows = await database.all<{ readonly status: string; readonly total: number }>(sql`
    select status, count(*) as total
    from mentions
    group by status`)
  const totals = { pending: 0, approved: 0, spam: 0, deleted: 0 }
  for (const row of rows) totals[CommentStatus.parse(row.status)] = row.total
  return totals
}
