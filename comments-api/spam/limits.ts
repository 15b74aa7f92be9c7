import type { Circumstances } from '../comments/circumstances.ts'
import type { Thread } from '../comments/thread.ts'
import { Problem } from '../contract/problems.ts'
import { hour } from '../durations.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'

/** `many`: from then on something is wrong. `absurd`: from then on it is refused, before it fills the disk. */
type Limit = { readonly many: number; readonly absurd: number }

/** In an hour, of everything that was stored. */
export type Limits = { readonly network: Limit; readonly thread: Limit; readonly site: Limit }
export type Counts = Readonly<Record<keyof Limits, number>>

export const usualLimits: Limits = {
  network: { many: 60, absurd: 600 },
  thread: { many: 300, absurd: 20_000 },
  site: { many: 1_000, absurd: 100_000 },
}

type Asked = {
  readonly thread: Thread
  readonly circumstances: Circumstances
  readonly limits: Limits
  readonly now: number
}

/** From the comments themselves, so that all instances of the service count alike. Nothing is counted further than it matters. */
export async function countRecent(database: Database, asked: Asked): Promise<Counts> {
  const { thread, circumstances, limits, now } = asked
  const since = instant(now - hour)
  const until = instant(now)
  const count = (condition: Query, { absurd }: Limit) => sql`(
    select count(*)
    from (
      select 1
      from comments
      where ${condition} and created_at > ${since} and created_at <= ${until}
      limit ${absurd}
    ) as recent
  )`
  const [row] = await database.all<Counts>(sql`
    select
      ${count(sql`network = ${circumstances.network}`, limits.network)} as network,
      ${count(sql`thread = ${thread.id}`, limits.thread)} as thread,
      ${count(sql`1 = 1`, limits.site)} as site`)
  return row ?? { network: 0, thread: 0, site: 0 }
}

export function refuseTheAbsurd(counts: Counts, limits: Limits): void {
  const isAbsurd =
    counts.network >= limits.network.absurd ||
    counts.thread >= limits.thread.absurd ||
    counts.site >= limits.site.absurd
  if (isAbsurd) throw new Problem('too-many-requests', { retryAfter: hour / 1000 })
}
