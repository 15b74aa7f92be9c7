import type { Comment } from '../../comments/comment.ts'
import { beforeCursor, untilCursor } from '../../comments/reading/cursor.ts'
import { readReasons } from '../../comments/reasons.ts'
import { type CommentRow, commentColumns, readComment } from '../../comments/store.ts'
import { cursorAfter } from '../../contract/cursor.ts'
import type { Database } from '../../storage/database.ts'
import { always, type Query, sql } from '../../storage/sql.ts'
import { type Conditions, conditionsFor, type DeskQuery } from './filters.ts'
import { stretch } from './ways.ts'

export type OnDesk = {
  readonly comment: Comment
  readonly reasons: readonly string[]
  /** See comments/submitting/circumstances.ts. `null` if it was unknown or has been forgotten. */
  readonly network: string | null
}
export type Queue = { readonly entries: readonly OnDesk[]; readonly next: string | null }

const pageSize = 25

type Row = CommentRow & { readonly reasons: string; readonly network: string | null }

/** A page of comments, the newest first. */
export async function readQueue(database: Database, asked: DeskQuery): Promise<Queue> {
  const { cursor } = asked
  const conditions = await conditionsFor(database, asked)
  if (conditions.read !== null) return search(database, conditions, cursor)
  const wanted = sql`${conditions.indexed} and ${beforeCursor(cursor)}`
  return pageOf(await readSome(database, wanted, pageSize + 1))
}

/** `found` holds one more than a page if there are more. */
function pageOf(found: readonly OnDesk[]): Queue {
  const entries = found.slice(0, pageSize)
  const last = entries.at(-1)?.comment
  return { entries, next: last && found.length > pageSize ? cursorAfter(last) : null }
}

/** How many rows are read at most for one page. */
const farthest = 100_000

/**
 * Words have no index, so all comments that may match are read, one stretch after another. The thread that reads SQLite
 * also answers readers, which it does between the stretches. If a page ends before it has found enough, the next one
 * continues.
 */
async function search(
  database: Database,
  { indexed, read }: Conditions,
  from: string | null,
): Promise<Queue> {
  const found: OnDesk[] = []
  let cursor = from
  for (let seen = 0; seen < farthest; seen += stretch) {
    const older = sql`${indexed} and ${beforeCursor(cursor)}`
    const end = await findEnd(database, older)
    const within = sql`${older} and ${read ?? always} and ${untilCursor(end)}`
    found.push(...(await readSome(database, within, pageSize + 1 - found.length)))
    if (found.length > pageSize || end === null) return pageOf(found)
    cursor = end
  }
  return { entries: found, next: cursor }
}

/** The cursor of the last row of the stretch; `null` if the stretch has no more rows after it. */
async function findEnd(database: Database, older: Query): Promise<string | null> {
  const [row] = await database.all<{ readonly id: string; readonly createdAt: string }>(sql`
    select comments.id, comments.created_at as "createdAt"
    from comments
    where ${older}
    order by comments.created_at desc, comments.id desc
    limit 1 offset ${stretch - 1}`)
  return row ? cursorAfter(row) : null
}

async function readSome(database: Database, condition: Query, most: number): Promise<OnDesk[]> {
  const rows = await database.all<Row>(sql`
    ${selectOnDesk}
    where ${condition}
    order by comments.created_at desc, comments.id desc
    ${sql.limit(most)}`)
  return rows.map(readOnDesk)
}

export async function findOnDesk(database: Database, id: string): Promise<OnDesk | null> {
  const [row] = await database.all<Row>(sql`${selectOnDesk} where comments.id = ${id}`)
  return row ? readOnDesk(row) : null
}

const selectOnDesk: Query = sql`
  select ${commentColumns}, comments.reasons, comments.network
  from comments`

function readOnDesk(row: Row): OnDesk {
  const { network, reasons } = row
  return { comment: readComment(row), reasons: readReasons(reasons), network }
}
