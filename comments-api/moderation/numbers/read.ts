import { CommentStatus } from '../../comments/status.ts'
import { day } from '../../durations.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'

type Needs = { readonly database: Database; readonly world: World }

export type Day = { readonly day: string } & Readonly<Record<CommentStatus, number>>
type BusyThread = { readonly thread: string; readonly total: number }

export type Numbers = {
  /** The last 30 days, the oldest first, including those without comments. */
  readonly days: readonly Day[]
  /** The threads with the most comments in that time. */
  readonly threads: readonly BusyThread[]
  /** Since when the oldest pending comment has waited; `null` if none waits. */
  readonly waitsSince: string | null
}

const shownDays = 30
const mostThreads = 10

export async function readNumbers({ database, world }: Needs): Promise<Numbers> {
  const days = lastDays(world.now())
  const since = days[0] ?? ''
  const [counts, threads, waitsSince] = await Promise.all([
    countByDay(database, since),
    listBusiest(database, since),
    findOldest(database),
  ])
  const filled = new Map(days.map(day => [day, { day, ...nothing }]))
  for (const { day, status, total } of counts) {
    const found = filled.get(day)
    if (found) found[CommentStatus.parse(status)] = total
  }
  return { days: [...filled.values()], threads, waitsSince }
}

const nothing = { pending: 0, approved: 0, spam: 0, deleted: 0 }

type Count = { readonly day: string; readonly status: string; readonly total: number }

function countByDay(database: Database, since: string): Promise<readonly Count[]> {
  return database.all<Count>(sql`
    select substr(created_at, 1, 10) as day, status, count(*) as total
    from comments
    where created_at >= ${since}
    group by substr(created_at, 1, 10), status`)
}

function listBusiest(database: Database, since: string): Promise<readonly BusyThread[]> {
  return database.all<BusyThread>(sql`
    select thread, count(*) as total
    from comments
    where created_at >= ${since} and status = 'approved'
    group by thread
    order by count(*) desc, thread
    ${sql.limit(mostThreads)}`)
}

async function findOldest(database: Database): Promise<string | null> {
  const [oldest] = await database.all<{ readonly since: string | null }>(sql`
    select min(created_at) as since
    from comments
    where status = 'pending'`)
  return oldest?.since ?? null
}

/** Days in UTC, including today. */
function lastDays(now: number): string[] {
  return Array.from({ length: shownDays }, (_, index) =>
    new Date(now - (shownDays - 1 - index) * day).toISOString().slice(0, 10),
  )
}
