import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

type Needs = { readonly database: Database; readonly world: World }

/** For how many seconds the oldest event has waited for delivery. More than a moment means that delivery is stuck. */
export async function measureQueueAge({ database, world }: Needs): Promise<number> {
  const [row] = await database.all<{ readonly oldest: string | null }>(
    sql`select min(created_at) as oldest from events where delivered_at is null`,
  )
  return secondsSince(row?.oldest ?? null, world.now())
}

type Waiting = {
  readonly kind: string
  readonly state: string
  readonly total: number
  /** Seconds since the first of them became due; 0 if none is. */
  readonly overdue: number
}

export async function measureJobs({ database, world }: Needs): Promise<readonly Waiting[]> {
  const rows = await database.all<{
    readonly kind: string
    readonly state: string
    readonly total: number
    readonly first: string
  }>(sql`
    select kind, state, count(*) as total, min(run_at) as first
    from jobs
    group by kind, state
    order by kind, state`)
  return rows.map(({ kind, state, total, first }) => ({
    kind,
    state,
    total,
    overdue: state === 'waiting' ? secondsSince(first, world.now()) : 0,
  }))
}

function secondsSince(instant: string | null, now: number): number {
  return instant === null ? 0 : Math.max(0, (now - Date.parse(instant)) / 1_000)
}
