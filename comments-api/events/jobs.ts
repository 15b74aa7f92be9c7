import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { dueAt, isDue } from './due.ts'

export type NewJob = {
  readonly kind: string
  /** Ids and never words or addresses: a job outlives the erasure of a person. */
  readonly payload: unknown
  /** While a job of this kind and key waits, another is not added: the one will do for both. */
  readonly key?: string
  /** Milliseconds since 1970; at once when it is not given. */
  readonly runAt?: number
}

export type Job = {
  readonly id: string
  readonly kind: string
  readonly payload: unknown
  readonly key: string | null
  /** The try that this is: 1 for the first. */
  readonly attempts: number
  /** Whoever holds this may say how it went. */
  readonly lease: string
}

/** A statement for the batch of the job's cause: both are stored or neither is. */
export function enqueue(job: NewJob, world: World, condition: Query = always): Query {
  const now = world.now()
  const row = [
    world.newId(),
    job.kind,
    JSON.stringify(job.payload),
    job.key ?? null,
    'waiting',
    instant(job.runAt ?? now),
    instant(now),
    0,
    instant(now),
  ]
  return sql`
    insert into jobs (id, kind, payload, key, state, run_at, set_at, attempts, created_at)
    select ${sql.join(row)}
    where ${condition}
    on conflict do nothing`
}

type Asked = {
  readonly kind: string
  readonly now: number
  /** What this process is at already, however old the clock says its lease is. */
  readonly except: readonly string[]
}

/** Not how many: of a thousand that wait, each would be counted once for each that is done. */
export async function isAnyDue(database: Database, asked: Asked): Promise<boolean> {
  const found = await database.all(sql`
    select 1
    from jobs
    where kind = ${asked.kind} and ${isTakeable(asked)}
    limit 1`)
  return found.length > 0
}

/** When the next job of this kind can be due, in milliseconds since 1970. */
export async function nextDue(database: Database, kind: string): Promise<number | null> {
  const [row] = await database.all<{ readonly next: string | null }>(sql`
    select min(${dueAt}) as next
    from jobs
    where kind = ${kind} and state = 'waiting'`)
  return row?.next ? Date.parse(row.next) : null
}

type Claim = Asked & {
  readonly most: number
  readonly lease: string
  readonly until: number
}

type JobRow = {
  readonly id: string
  readonly kind: string
  readonly payload: string
  readonly key: string | null
  readonly attempts: number
}

/**
 * Takes jobs for a while, in one statement. Two instances at once: PostgreSQL lets the second wait for the
 * first and then looks at the outer condition again, which no longer holds; so both conditions are needed.
 * The kind is said inside alone: outside, SQLite would go through all that wait of it instead of by the ids.
 */
export async function claimJobs(database: Database, claim: Claim): Promise<Job[]> {
  const [rows] = await database.batch([takeJobs(claim)])
  return rows.map(({ id, kind, payload, key, attempts }) => {
    return { id, kind, payload: JSON.parse(payload), key, attempts, lease: claim.lease }
  })
}

function takeJobs(claim: Claim): Query<JobRow> {
  return sql`
    update jobs
    set lease = ${claim.lease},
      lease_until = ${instant(claim.until)},
      set_at = ${instant(claim.now)},
      attempts = attempts + 1
    where ${isTakeable(claim)}
      and id in (
        select id
        from jobs
        where kind = ${claim.kind} and ${isTakeable(claim)}
        order by run_at, id
        ${sql.limit(claim.most)})
    returning id, kind, payload, key, attempts`
}

function isTakeable({ now, except }: Omit<Asked, 'kind'>): Query {
  const others = except.length === 0 ? always : sql`id not in (${sql.join(except)})`
  return sql`state = 'waiting' and ${isDue(now)} and ${others}`
}
