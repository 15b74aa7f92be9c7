import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { dueAt, isDue } from './due.ts'
import { idInOrder } from './id-in-order.ts'
import { isQueued } from './job-states.ts'

type NewJob = {
  readonly kind: string
  /** Ids, never words or addresses: a job outlives the erasure of a person. */
  readonly payload: unknown
  /** While a job of this kind and key is queued, no other is added, because one will do for both. */
  readonly key?: string
  /** Milliseconds since 1970. Without it, the job runs at once. */
  readonly runAt?: number
}

export type Job = {
  readonly id: string
  readonly kind: string
  readonly payload: unknown
  readonly key: string | null
  /** Which attempt this is: 1 for the first. */
  readonly attempts: number
  /** Only the holder of this lease may report the outcome. */
  readonly lease: string
}

/** Returns a statement for the batch that stores the job's cause, so that both are stored or neither is. */
export function enqueue(job: NewJob, world: World, condition: Query = always): Query {
  const now = world.now()
  const row = [
    idInOrder(world),
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

/** If a job of this kind and key is queued for another try, it runs as soon as a new one would, as if it had never failed. */
export function hasten(job: Required<NewJob>, world: World, condition: Query): Query {
  return sql`
    update jobs
    set run_at = ${instant(job.runAt)}, set_at = ${instant(world.now())}, attempts = 0
    where kind = ${job.kind} and key = ${job.key} and ${isQueued}
      and run_at > ${instant(job.runAt)} and ${condition}`
}

/**
 * As `enqueue`, for many jobs in one statement. Of two payloads for one key, the one that is first in the alphabet is
 * kept: a digest begins at the earlier of two moments. Clocks are set back, and those of two instances differ.
 */
export function enqueueEach(jobs: readonly NewJob[], world: World): Query[] {
  if (jobs.length === 0) return []
  const now = world.now()
  const rows = jobs.map(({ kind, payload, key, runAt }) => ({
    id: idInOrder(world),
    kind,
    payload: JSON.stringify(payload),
    key: key ?? null,
    run_at: instant(runAt ?? now),
  }))
  return [
    // Without a condition, SQLite takes "on" for that of a join: https://sqlite.org/lang_upsert.html#parsing_ambiguity
    sql`
      with given as materialized (select value from json_each(${JSON.stringify({ ...rows })}))
      insert into jobs (id, kind, payload, key, run_at, state, set_at, attempts, created_at)
      select value ->> 'id', value ->> 'kind', value ->> 'payload', value ->> 'key', value ->> 'run_at',
        'waiting', ${instant(now)}, 0, ${instant(now)}
      from given
      where ${always}
      on conflict (kind, key) where ${isQueued} do update
      set payload = excluded.payload
      where jobs.payload > excluded.payload`,
  ]
}

export type Asked = {
  readonly kind: string
  readonly now: number
  /** Jobs that this process is running, even if the clock says that their lease has ended. */
  readonly except: readonly string[]
}

/**
 * When the first job of each kind may be taken, in milliseconds since 1970; 0 if one is due. Kinds without waiting jobs
 * are missing.
 */
export async function findNext(
  database: Database,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, number>> {
  if (asked.length === 0) return new Map()
  const rows = await database.all<{ readonly kind: string; readonly next: string | null }>(
    sql.join(asked.map(nextOf), ' union all '),
  )
  return new Map(
    rows.flatMap(({ kind, next }) =>
      next === null ? [] : [[kind, next === '' ? 0 : Date.parse(next)] as const],
    ),
  )
}

/**
 * Checks whether one is due, without counting: with a thousand waiting, each would be counted again for every job done.
 * `order by` keeps PostgreSQL on the index: if nearly all jobs are of one kind, it would search the whole table for a
 * kind that has none.
 */
function nextOf(asked: Asked): Query {
  return sql`
    select ${asked.kind} as kind,
      case when (select 1 from jobs where kind = ${asked.kind} and ${isTakeable(asked)} order by run_at limit 1) = 1
        then ''
        else (
          select min(due)
          from (
            select ${dueAt} as due
            from jobs
            where kind = ${asked.kind} and state = 'waiting'
            order by run_at
            ${soonest}
          ) as soonest)
      end as next`
}

/**
 * A running job is due when its lease ends, which is later than `run_at` says. Fewer jobs than this run at once, so the
 * first one due is among them.
 */
const soonest = sql.limit(100)

type Claim = Asked & {
  readonly most: number
  readonly lease: string
  readonly until: number
}

type JobRow = Omit<Job, 'payload' | 'lease'> & { readonly payload: string }

/**
 * Takes jobs for a while, in one statement. If two instances do this at once, PostgreSQL makes the second wait, and
 * then checks its outer condition again, which is no longer true. So `isDue` is in both conditions.
 *
 * The rest is for its planner, which plans this statement while no job waits. The outer part must use ids alone, or it
 * would read all jobs for each claim. So it mentions neither the kind nor `waiting`, for which there are indexes, and
 * lists as many ids as are wanted.
 */
export async function claimJobs(database: Database, claim: Claim): Promise<Job[]> {
  const [rows] = await database.batch([takeJobs(claim)])
  return rows.map(row => ({ ...row, payload: JSON.parse(row.payload), lease: claim.lease }))
}

function takeJobs(claim: Claim): Query<JobRow> {
  return sql`
    with first as materialized (
      select id
      from jobs
      where kind = ${claim.kind} and ${isTakeable(claim)}
      order by run_at, id
      ${sql.limit(claim.most)})
    update jobs
    set lease = ${claim.lease},
      lease_until = ${instant(claim.until)},
      set_at = ${instant(claim.now)},
      attempts = attempts + 1
    where id in (${sql.join(eachOfFirst(claim.most))})
      and state not in ('done', 'dead') and ${isDue(claim.now)}
    returning id, kind, payload, key, attempts`
}

/** The ids of the first `count` rows, one query for each. */
function eachOfFirst(count: number): Query[] {
  return Array.from({ length: count }, (_, place) =>
    sql.raw(`(select id from first limit 1 offset ${place})`),
  )
}

function isTakeable({ now, except }: Omit<Asked, 'kind'>): Query {
  const others = except.length === 0 ? always : sql`id not in (${sql.join(except)})`
  return sql`state = 'waiting' and ${isDue(now)} and ${others}`
}
