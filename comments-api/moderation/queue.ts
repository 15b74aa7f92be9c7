import type { Comment } from '../comments/comment.ts'
import { beforeCursor, cursorAfter } from '../comments/cursor.ts'
import { CommentStatus } from '../comments/status.ts'
import { type CommentRow, commentColumns, readComment } from '../comments/store.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'

export type OnDesk = { readonly comment: Comment; readonly reasons: readonly string[] }
export type Queue = { readonly entries: readonly OnDesk[]; readonly next: string | null }
export type Totals = Readonly<Record<CommentStatus, number>>

const pageSize = 25

/** Newest first, in pages. */
export async function readQueue(
  database: Database,
  status: CommentStatus,
  cursor: string | null,
): Promise<Queue> {
  const rows = await database.all<CommentRow & { readonly reasons: string }>(sql`
    select ${commentColumns}, comments.reasons
    from comments
    where status = ${status} and ${beforeCursor(cursor)}
    order by created_at desc, id desc
    limit ${pageSize + 1}`)
  const entries = rows
    .slice(0, pageSize)
    .map(row => ({ comment: readComment(row), reasons: readReasons(row.reasons) }))
  const last = entries.at(-1)?.comment
  return { entries, next: last && rows.length > pageSize ? cursorAfter(last) : null }
}

function readReasons(stored: string): string[] {
  const reasons: unknown = JSON.parse(stored)
  return Array.isArray(reasons) ? reasons.map(String) : []
}

export async function countByStatus(database: Database): Promise<Totals> {
  const rows = await database.all<{ readonly status: string; readonly total: number }>(sql`
    select status, count(*) as total
    from comments
    group by status`)
  const totals = { pending: 0, approved: 0, spam: 0, deleted: 0 }
  for (const row of rows) totals[CommentStatus.parse(row.status)] = row.total
  return totals
}
