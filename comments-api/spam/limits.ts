import type { Comment } from '../comments/comment.ts'
import type { Circumstances } from '../comments/submitting/circumstances.ts'
import type { Thread } from '../comments/threads/thread.ts'
import { Problem } from '../contract/problems.ts'
import { hour } from '../durations.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

/** From `many` on, something is wrong. From `absurd` on, comments are refused, so that they do not fill the disk. */
type Limit = { readonly many: number; readonly absurd: number }

/** How many comments may be stored in an hour. */
export type Limits = { readonly network: Limit; readonly thread: Limit; readonly site: Limit }
export type Counts = Readonly<Record<keyof Limits, number>>

export const usualLimits: Limits = {
  network: { many: 60, absurd: 600 },
  thread: { many: 300, absurd: 20_000 },
  site: { many: 1_000, absurd: 100_000 },
}

type Asked = {
  readonly thread: Pick<Thread, 'id'>
  readonly circumstances: Pick<Circumstances, 'network'>
  readonly limits: Limits
  readonly now: number
}

/**
 * Counts in the database, so that all instances of the service count together. Whole minutes were summed when the
 * comments arrived, see `countArrival`. Single comments are counted only for the minute in which the hour began.
 */
export async function countRecent(database: Database, asked: Asked): Promise<Counts> {
  const { thread, circumstances, limits, now } = asked
  const hourOf = { since: instant(now - hour), until: instant(now) }
  const { network, site } = limits
  const [row] = await database.all<Counts>(sql`
    select
      ${countComments(sql`network = ${circumstances.network}`, { ...hourOf, most: network.absurd })} as network,
      ${countArrivals(thread.id, hourOf)}
        + ${countComments(sql`thread = ${thread.id}`, { ...edgeOf(hourOf), most: limits.thread.absurd })} as thread,
      ${countArrivals(everywhere, hourOf)}
        + ${countComments(always, { ...edgeOf(hourOf), most: site.absurd })} as site`)
  return row ?? { network: 0, thread: 0, site: 0 }
}

type Span = { readonly since: string; readonly until: string }

/**
 * Counts only up to the limit. `(select …)` hides the time from PostgreSQL's planner. When it last counted rows, none
 * was this recent, so it would read all newer rows by time alone.
 */
function countComments(condition: Query, { since, until, most }: Span & { most: number }): Query {
  return sql`(
    select count(*)
    from (
      select 1
      from comments
      where ${condition} and created_at > (select ${since}) and created_at <= ${until}
      ${sql.limit(most)}
    ) as recent
  )`
}

function countArrivals(place: string, { since, until }: Span): Query {
  return sql`(
    select coalesce(sum(total), 0)
    from arrivals
    where place = ${place} and minute > ${minuteOf(since)} and minute <= ${minuteOf(until)}
  )`
}

/** What is left of the minute in which the hour began. */
function edgeOf({ since }: Span): Span {
  return { since, until: `${minuteOf(since)}:59.999Z` }
}

/** The place that stands for the whole site. No thread has an empty name. */
const everywhere = ''

function minuteOf(instant: string): string {
  return instant.slice(0, 'yyyy-mm-ddThh:mm'.length)
}

/** Goes into the batch that stores the comment. */
export function countArrival({ thread, createdAt }: Comment): Query {
  const minute = minuteOf(createdAt)
  return sql`
    insert into arrivals (place, minute, total)
    values (${thread}, ${minute}, 1), (${everywhere}, ${minute}, 1)
    on conflict (place, minute) do update set total = arrivals.total + 1`
}

export function forgetOldArrivals({ now }: World): Query {
  return sql`delete from arrivals where minute < ${minuteOf(instant(now() - 2 * hour))}`
}

export function refuseTheAbsurd(counts: Counts, limits: Limits): void {
  const isAbsurd =
    counts.network >= limits.network.absurd ||
    counts.thread >= limits.thread.absurd ||
    counts.site >= limits.site.absurd
  if (isAbsurd) throw new Problem('too-many-requests', { retryAfter: hour / 1000 })
}
