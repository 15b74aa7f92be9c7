import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { backoff, describeFailure } from './backoff.ts'
import { isFinished, isQueued } from './job-states.ts'
import type { Job } from './jobs.ts'

/**
 * Thrown for a failure that another attempt cannot fix, such as an address that does not exist. The job is parked at
 * once.
 */
export class Hopeless extends Error {
  override name = 'Hopeless'
}

type Renewed = { readonly now: number; readonly until: number }

// None of these statements does anything if another instance holds the lease now.

/** Lets the holder continue. */
export function renewLease(job: Job, { now, until }: Renewed): Query {
  return sql`
    update jobs
    set lease_until = ${instant(until)}, set_at = ${instant(now)}
    where ${isHeld(job)}`
}

export function finish(job: Job, now: number): Query {
  return sql`
    update jobs
    set state = 'done', lease = null, lease_until = null, last_error = null, finished_at = ${instant(now)}
    where ${isHeld(job)}`
}

/** Parks the job. A moderator sees it and can restart it. */
export function park(job: Job, now: number, error: unknown): Query {
  return sql`
    update jobs
    set state = 'dead', lease = null, lease_until = null, last_error = ${describeFailure(error)},
      finished_at = ${instant(now)}
    where ${isHeld(job)}`
}

/** Tries the job again later, unless another job of the same key is queued by now, which will do for both. */
export function retry(job: Job, world: World, error: unknown): Query[] {
  const now = world.now()
  const again = instant(now + backoff(job.attempts, world))
  return [
    handOver(job),
    sql`
      update jobs
      set lease = null, lease_until = null, run_at = ${again}, set_at = ${instant(now)},
        last_error = ${describeFailure(error)}
      where ${isHeld(job)} and not ${isSuperseded(job)}`,
    finish(job, now),
  ]
}

/** Gives the job back as if it had not been taken, because the service stopped before it was done. */
export function giveBack(job: Job, now: number): Query[] {
  return [
    handOver(job),
    sql`
      update jobs
      set lease = null, lease_until = null, run_at = ${instant(now)}, set_at = ${instant(now)},
        attempts = attempts - 1
      where ${isHeld(job)} and not ${isSuperseded(job)}`,
    finish(job, now),
  ]
}

export async function isStillOurs(database: Database, job: Job): Promise<boolean> {
  const held = await database.all(sql`select 1 from jobs where ${isHeld(job)}`)
  return held.length > 0
}

/**
 * Whether another job of the key does for this one, because it is queued or was done since this was first taken. Only
 * asked of a job that is taken again: beside one that a killed process was at, another of its key may come.
 */
export async function isDoneWithAnother(
  { database, world }: { readonly database: Database; readonly world: World },
  job: Job,
): Promise<boolean> {
  if (job.attempts === 1) return false
  const others = await database.all(sql`
    select 1
    where ${isSuperseded(job)}
      or exists (
        select 1
        from jobs other
        where other.kind = ${job.kind} and other.key = ${job.key} and ${isFinished('done')}
          and other.finished_at > (select run_at from jobs where id = ${job.id})
          and other.finished_at <= ${instant(world.now())})`)
  return others.length > 0
}

/** The one that will do for both begins where the earlier would have, such as a digest: see `enqueueEach`. */
function handOver(job: Job): Query {
  return sql`
    update jobs
    set payload = ${JSON.stringify(job.payload)}
    where kind = ${job.kind} and key = ${job.key} and ${isQueued}
      and payload > ${JSON.stringify(job.payload)}
      and exists (select 1 from jobs held where held.id = ${job.id} and held.lease = ${job.lease})`
}

function isHeld(job: Job): Query {
  return sql`id = ${job.id} and lease = ${job.lease}`
}

function isSuperseded({ kind, key }: Job): Query {
  return sql`
    exists (
      select 1
      from jobs other
      where other.kind = ${kind} and other.key = ${key} and ${isQueued})`
}
