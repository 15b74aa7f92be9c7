import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { mostAttempts } from './deliver-events.ts'
import { isQueued } from './job-states.ts'

/** Something that failed. It is parked, or will be tried again. */
export type DeadLetter = {
  readonly id: string
  readonly kind: string
  /** The ids that it is about, as JSON. */
  readonly about: string
  readonly attempts: number
  readonly lastError: string
  readonly createdAt: string
  /** `null` if it is parked until somebody restarts it. */
  readonly triedAgainAt: string | null
}

/** The newest come first. */
export function listDeadLetters(database: Database, most: number): Promise<DeadLetter[]> {
  return database.all<DeadLetter>(sql`
    select id, kind, payload as about, attempts, last_error as "lastError",
      created_at as "createdAt", case when state = 'waiting' then run_at end as "triedAgainAt"
    from jobs
    where last_error is not null and state <> 'done'
    union all
    select id, type, event, attempts, last_error, created_at,
      case when attempts < ${mostAttempts} then try_at end
    from events
    where last_error is not null and delivered_at is null
    order by "createdAt" desc
    ${sql.limit(most)}`)
}

type Needs = { readonly database: Database; readonly world: World }

/** Tries it again at once, and as often as if it were new. It will do for another job of its key that is queued. */
export async function restartDeadLetter({ database, world }: Needs, id: string): Promise<void> {
  const now = instant(world.now())
  await database.batch([
    sql`
      delete from jobs
      where ${isQueued} and exists (
        select 1
        from jobs dead
        where dead.id = ${id} and dead.state = 'dead' and dead.kind = jobs.kind and dead.key = jobs.key)`,
    sql`
      update jobs
      set state = 'waiting', attempts = 0, run_at = ${now}, set_at = ${now}, finished_at = null
      where id = ${id} and lease is null and state <> 'done'`,
    sql`
      update events
      set attempts = 0, try_at = null
      where id = ${id} and delivered_at is null`,
  ])
}

/** Removes it without another try. */
export async function discardDeadLetter({ database, world }: Needs, id: string): Promise<void> {
  const now = instant(world.now())
  await database.batch([
    sql`delete from jobs where id = ${id} and lease is null and state <> 'done'`,
    sql`
      update events
      set delivered_at = ${now}
      where id = ${id} and delivered_at is null and last_error is not null`,
  ])
}
