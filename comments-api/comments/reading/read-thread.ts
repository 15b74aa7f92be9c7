import { cursorAfter } from '../../contract/cursor.ts'
import type { WireMention } from '../../contract/thread.ts'
import type { Database } from '../../storage/database.ts'
import { never, type Query, sql } from '../../storage/sql.ts'
import { beforeCursor } from './cursor.ts'
import { type ShownRow, shownColumns, trusted } from './trusted-fragments.ts'
import { type Numbers, newestFirst, type Page, type Shown } from './write-thread.ts'

export const pageSize = 200

/** `since`: only what has changed after that version. `cursor`: where the previous page ended. */
export type Asked = { readonly since: number | null; readonly cursor: string | null }

export function isWhole({ since, cursor }: Asked): boolean {
  return since === null && cursor === null
}

export type Needs = { readonly database: Database; readonly listMentions: ListMentions }

export type ListMentions = (thread: string, since: number | null) => Promise<readonly WireMention[]>

export type NumbersRow = {
  readonly version: number
  readonly count: number
  readonly closed_at: string | null
}
type PageRow =
  | (NumbersRow & { readonly id: null; readonly mentioned: number })
  | (ShownRow & { readonly mentioned: null })

export async function readThread(needs: Needs, thread: string, asked: Asked): Promise<Page> {
  const wanted = await findWanted(needs.database, thread, asked)
  const rows = await needs.database.all(selectPage(thread, wanted, asked))
  const first = rows.find(row => row.id === null)
  const listed = rows.filter(row => row.id !== null)
  const found = (await trusted(needs.database, listed)).toSorted(newestFirst)
  const page = found.slice(0, pageSize)
  const last = found.length > pageSize ? page.at(-1) : undefined
  const pinned = last && isWhole(asked) ? await findPinned(needs.database, thread, page) : []
  const shown = pinned.length === 0 ? page : [...page, ...pinned].sort(newestFirst)
  const buried = await findBuried(needs.database, shown)
  return {
    numbers: numbersOf(first),
    shown: buried.length === 0 ? shown : [...shown, ...buried].sort(newestFirst),
    mentions: first?.mentioned ? await needs.listMentions(thread, asked.since) : [],
    next: last ? cursorAfter(placeOf(last)) : null,
  }
}

export function numbersOf(row: NumbersRow | undefined): Numbers {
  return {
    version: row?.version ?? 0,
    count: row?.count ?? 0,
    closedAt: row?.closed_at ?? null,
  }
}

const few = 1_000

/**
 * A few changed comments are found by their versions and then sorted. If there are many, a page fills quickly: they are
 * scanned by time, and `+ 0` keeps the engine from using the index of versions (0.8 ms instead of 40 with 20,000
 * changes).
 */
async function findWanted(database: Database, thread: string, { since }: Asked): Promise<Query> {
  if (since === null) return sql`status = 'approved'`
  const isNewer = sql`version > ${since}`
  const [row] = await database.all<{ readonly changed: number }>(sql`
    select count(*) as changed
    from (select 1 from comments where thread = ${thread} and ${isNewer} ${sql.limit(few + 1)}) as newer`)
  return (row?.changed ?? 0) > few ? sql`version + 0 > ${since}` : isNewer
}

/**
 * One statement, so that version and count match the comments. They come first, in a row of their own: if they were
 * joined to each comment, SQLite would copy and sort the page (170 µs instead of 110 for 100 comments), and PostgreSQL
 * would sort the whole thread.
 */
function selectPage(thread: string, wanted: Query, { since, cursor }: Asked): Query<PageRow> {
  const hasMentions = cursor === null ? sql`exists (${newerMention(thread, since ?? 0)})` : never
  return sql`
    select version, count, closed_at, ${hasMentions} as mentioned,
      null as id, null as parent, null as fragment, null as status, 0 as pinned, null as created_at
    from threads
    where id = ${thread}
    union all
    select 0, 0, null, null, page.*
    from (
      select ${shownColumns}
      from comments
      where thread = ${thread} and ${wanted} and ${beforeCursor(cursor)}
      order by created_at desc, id desc
      ${sql.limit(pageSize + 1)}
    ) as page`
}

export function newerMention(thread: string, since: number): Query {
  return sql`select 1 from mentions where thread = ${thread} and version > ${since}`
}

/** The pinned comment is on the first page, and also in its place in the order. */
async function findPinned(
  database: Database,
  thread: string,
  page: readonly Shown[],
): Promise<readonly Shown[]> {
  const present = new Set(page.map(({ id }) => id))
  const rows = await database.all<ShownRow>(sql`
    select ${shownColumns}
    from comments
    where thread = ${thread} and pinned = 1 and status = 'approved'
    order by created_at desc, id desc
    ${sql.limit(pageSize)}`)
  return trusted(
    database,
    rows.filter(({ id }) => !present.has(id)),
  )
}

/**
 * Comments above these that are no longer shown: their tombstones hold the place of their replies. The search ends at
 * the next comment that is shown, because that brings its own ancestors where it is listed itself.
 */
async function findBuried(database: Database, shown: readonly Shown[]): Promise<Shown[]> {
  const present = new Set(shown.map(({ id }) => id))
  const missing = shown.flatMap(({ parent }) =>
    parent === null || present.has(parent) ? [] : parent,
  )
  return missing.length === 0 ? [] : database.all(selectAbove([...new Set(missing)]))
}

function selectAbove(missing: readonly string[]): Query<Shown> {
  return sql`
    with recursive above (id, parent, status, created_at) as (
      select id, parent, status, created_at
      from comments
      where id in ${sql.among(missing)}
      union
      select comments.id, comments.parent, comments.status, comments.created_at
      from comments
      join above on comments.id = above.parent
      where above.status <> 'approved'
    )
    select id, parent, '' as fragment, status, 0 as pinned, created_at
    from above
    where status <> 'approved'`
}

function placeOf({ id, created_at: createdAt }: Shown) {
  return { id, createdAt }
}
