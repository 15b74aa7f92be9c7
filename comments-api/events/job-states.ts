import { ends, isWithin } from '../storage/age.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

/*
 * The life of a job:
 *
 *   enqueue ──► queued ──── claimJobs ────► taken ─── finish ──► done (kept for a week)
 *                 ▲                          │ │
 *                 ├──── retry, giveBack ─────┘ └───── park ────► dead (kept for 90 days)
 *                 └──── restartDeadLetter ◄───────────────────────┘
 *
 * - `state` is `waiting` for a queued job and for a taken one, which has a lease as well. A queued job is due at `run_at`.
 * - Only who holds its lease can change a taken job (`isHeld`), and renews it while working. If the process is killed, the
 *   lease ends, and the job is due again as it is (`isDue`).
 * - At most one job of a kind and key is queued, because one will do for all; a unique index holds this. Beside it,
 *   another may be taken. If that one fails, it does not come back to the queue: it hands its payload over to the queued
 *   one, if that would begin later, and counts as done (`retry`).
 * - The effects of a job that can be stored are in the batch that marks it as done. Others, such as a mail, have happened
 *   by then: if the database is away, marking is tried again for as long as the lease is held (`JobRunner`).
 */

export const isQueued = sql`state = 'waiting' and lease is null`
const isTaken = sql`state = 'waiting' and lease is not null`

/** SQLite uses the index of finished jobs only where its condition is repeated, because it does not conclude it. */
export function isFinished(as: 'done' | 'dead'): Query {
  return sql`state <> 'waiting' and state = ${as}`
}

/** Whether a job of this kind and key is queued or taken. */
export function isWaiting(kind: string, key: Query): Query {
  return sql`exists (select 1 from jobs where kind = ${kind} and key = ${key} and state = 'waiting')`
}

export function isRunning(kind: string, key: string): Query {
  return sql`exists (select 1 from jobs where kind = ${kind} and key = ${key} and ${isTaken})`
}

/**
 * Whether a job of this kind and key was added less than this many milliseconds ago, whatever has become of it. If it
 * has ended, it did so later, and so is among the few that the index of finished jobs is searched for.
 */
export function isRecent(
  { kind, key }: { readonly kind: string; readonly key: string },
  span: number,
  world: World,
): Query {
  const [earliest] = ends(span, world)
  return sql`
    exists (
      select 1
      from jobs
      where kind = ${kind} and key = ${key} and ${isWithin('created_at', span, world)}
        and (
          (kind = ${kind} and state = 'waiting')
          or (${isFinished('done')} and finished_at > ${earliest})
          or (${isFinished('dead')} and finished_at > ${earliest})))`
}
