import { CommentStatus } from '../../comments/status.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'

export type Totals = Readonly<Record<CommentStatus, number>>

/**
 * Approved comments are not counted, because each thread has their number for its readers: to count a million took 70 ms,
 * in which SQLite answered nobody.
 */
export function countByStatus(database: Database): Promise<Totals> {
  return readTotals(
    database,
    sql`
      select status, count(*) as total
      from comments
      where status in ('pending', 'spam', 'deleted')
      group by status
      union all
      select 'approved', coalesce(sum(count), 0)
      from threads`,
  )
}

export function countMentionsByStatus(database: Database): Promise<Totals> {
  return readTotals(database, sql`select status, count(*) as total from mentions group by status`)
}

type Counted = { readonly status: string; readonly total: number }

async function readTotals(database: Database, counting: Query<Counted>): Promise<Totals> {
  const totals = { pending: 0, approved: 0, spam: 0, deleted: 0 }
  for (const { status, total } of await database.all(counting))
    totals[CommentStatus.parse(status)] = total
  return totals
}

type Waiting = { readonly responses: number; readonly mentions: number }

export async function countWaiting(database: Database): Promise<Waiting> {
  const [waiting = { responses: 0, mentions: 0 }] = await database.all<Waiting>(sql`
    select
      (select count(*) from comments where status = 'pending') as responses,
      (select count(*) from mentions where status = 'pending') as mentions`)
  return waiting
}
