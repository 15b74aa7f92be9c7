import type { Comment } from '../../comments/comment.ts'
import { cursorAfter } from '../../comments/cursor.ts'
import { CommentStatus } from '../../comments/status.ts'
import { type CommentRow, commentColumns, readComment } from '../../comments/store.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { conditionFor, type DeskQuery } from './filters.ts'

export type OnDesk = {
  readonly comment: Comment
  readonly reasons: readonly string[]
  /** See comments/circumstances.ts; `null` when it was not known or is forgotten. */
  readonly network: string | null
}
export type Queue = { readonly entries: readonly OnDesk[]; readonly next: string | null }
export type Totals = Readonly<Record<CommentStatus, number>>

const pageSize = 25

type Row = CommentRow & { readonly reasons: string; readonly network: string | null }

/** Newest first, in pages. */
export async function readQueue(database: Database, asked: DeskQuery): Promise<Queue> {
  const rows = await database.all<Row>(sql`
    ${selectOnDesk}
    where ${await conditionFor(database, asked)}
    order by comments.created_at desc, comments.id desc
    limit ${pageSize + 1}`)
  const entries = rows.slice(0, pageSize).map(readOnDesk)
  const last = entries.at(-1)?.comment
  return { entries, next: last && rows.length > pageSize ? cursorAfter(last) : null }
}

export async function findOnDesk(database: Database, id: string): Promise<OnDesk | null> {
  const [row] = await database.all<Row>(sql`${selectOnDesk} where comments.id = ${id}`)
  return row ? readOnDesk(row) : null
}

export async function findComments(database: Database, ids: readonly string[]): Promise<Comment[]> {
  if (ids.length === 0) return []
  const rows = await database.all<CommentRow>(sql`
    select ${commentColumns}
    from comments
    where id in (${sql.join(ids)})`)
  return rows.map(readComment)
}

const selectOnDesk: Query = sql`
  select ${commentColumns}, comments.reasons, comments.network
  from comments`

function readOnDesk(row: Row): OnDesk {
  return { comment: readComment(row), reasons: readReasons(row.reasons), network: row.network }
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
