import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { type NumbersRow, newerMention, numbersOf } from './read-thread.ts'
import { type ShownRow, shownColumns, trusted } from './trusted-fragments.ts'
import type { Numbers, Shown } from './write-thread.ts'

/** What has changed in a thread since a version. */
export type Newer = {
  readonly numbers: Numbers
  readonly isMentioned: boolean
  /** `null` if there are too many to be worth listing. */
  readonly comments: readonly NewerComment[] | null
}

type Above = { readonly parent_status: string | null }
export type NewerComment = Shown & Above
type Row = NumbersRow & { readonly mentioned: number } & (
    | (ShownRow & Above)
    | { readonly id: null }
  )

/** A reader who lacks more than this does better to fetch the thread again. */
const most = 20

export async function readNewer(
  database: Database,
  thread: string,
  version: number,
): Promise<Newer> {
  const rows = await database.all(selectNewer(thread, version))
  const listed = rows.filter(row => row.id !== null)
  return {
    numbers: numbersOf(rows[0]),
    isMentioned: rows[0]?.mentioned === 1,
    comments: rows.length > most ? null : await trusted(database, listed),
  }
}

/**
 * `(select …)` hides the values from PostgreSQL's planner. With them at hand it expects fewer rows than without, and
 * would plan the statement anew for each read, which takes longer than the read. `order by` keeps it on the index of
 * versions, however many comments it expects.
 */
function selectNewer(thread: string, version: number): Query<Row> {
  return sql`
    select threads.version, threads.count, threads.closed_at,
      exists (${newerMention(thread, version)}) as mentioned,
      newer.*, (select status from comments where id = newer.parent) as parent_status
    from threads
    left join (
      select ${shownColumns}
      from comments
      where thread = (select ${thread}) and version > (select cast(${version} as bigint))
      order by version
      ${sql.limit(most + 1)}
    ) as newer on 1 = 1
    where threads.id = ${thread}`
}
