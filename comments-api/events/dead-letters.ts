import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { mostAttempts } from './deliver-events.ts'

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

type Row = {
  readonly id: string
  readonly kind: string
  readonly about: string
  readonly attempts: number
  readonly last_error: string
  readonly created_at: string
  readonly again: string | null
}

/** The newest come first. */
export async function listDeadLetters(database: Database, most: number): Promise<DeadLetter[]> {
  const rows = await database.all<Row>(sql`
    select id, kind, payload as about, attempts, last_error, created_at,
      case when state = 'waiting' then run_at end as again
    from jobs
    where last_error is not null and state <> 'done'
    union all
    select id, type as kind, event as about, attempts, last_error, created_at,
      case when attempts < ${mostAttempts} then try_at end as again
    from events
    where last_error is not null and delivered_at is null
    order by created_at desc
    ${sql.limit(most)}`)
  return rows.map(({ last_error, created_at, again, ...row }) => {
    return { ...row, lastError: last_error, createdAt: created_at, triedAgainAt: again }
  })
}

type Needs = { readonly database: Database; readonly world: World }

/** Tries it again at once, and as often as if it were new. */
export async function restartDeadLetter({ database, world }: Needs, id: string): Promise<void> {
  const now = instant(world.now())
  await database.batch([
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
