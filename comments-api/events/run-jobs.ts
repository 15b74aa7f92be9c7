import { setTimeout as wait } from 'node:timers/promises'
import { minute } from '../durations.ts'
import { type Database, StorageUnavailable } from '../storage/database.ts'
import type { Query } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { type Asked, claimJobs, type Job } from './jobs.ts'
import { finish, giveBack, Hopeless, isStillOurs, park, renewLease, retry } from './settle-job.ts'
import { untilAborted, whenAborted } from './until-aborted.ts'

export type JobKind = {
  readonly kind: string
  /** How many may run at the same time in this process. */
  readonly concurrency?: number
  /** After how many milliseconds a run has failed. Its `signal` then aborts. */
  readonly timeout?: number
  /**
   * If a run takes longer than `after` milliseconds, another may start beside it. At most `most` runs are passed this
   * way.
   */
  readonly aside?: { readonly after: number; readonly most: number }
  /** After how many failures a job becomes a dead letter. */
  readonly tries?: number
  /**
   * May be called more than once for a job. The returned statements are stored in the batch that marks the job as done.
   */
  run(payload: unknown, run: Run): Promise<readonly Query[]>
}

type Run = { readonly job: Job; readonly signal: AbortSignal }

const nowhere = { after: Number.POSITIVE_INFINITY, most: 0 }
const defaults = {
  concurrency: 1,
  timeout: minute,
  aside: nowhere,
  tries: 12,
} satisfies Partial<JobKind>

/** The lease is longer than the longest run, so its holder has certainly stopped before another takes the job. */
const margin = 30_000
/** Leases are short and are renewed, so that others soon take over from a process that was killed. */
const leaseLives = 90_000
const renewedBefore = minute

/** How long to wait, in milliseconds, until what was done is noted again while the database is away. */
const retryPauses = [250, 1_000, 4_000, 10_000] as const

type Needs = {
  readonly database: Database
  readonly world: World
  readonly tell: (error: Error) => void
  /** Called after each job, because there may be another. */
  readonly wake: () => void
  /** Aborts when the service stops and cannot wait any longer. Jobs that are still running are given back. */
  readonly stop: AbortSignal
}

type Running = {
  readonly job: Job
  readonly ended: Promise<void>
  readonly startedAt: number
  /** When the lease ends, and when the last renewal would end. */
  readonly until: number
  readonly last: number
}

/** Runs all jobs of one kind. */
export class JobRunner {
  readonly #jobs: Required<JobKind>
  readonly #needs: Needs
  readonly #running = new Map<string, Running>()

  constructor(jobs: JobKind, needs: Needs) {
    this.#jobs = { ...defaults, ...jobs, run: (payload, run) => jobs.run(payload, run) }
    this.#needs = needs
  }

  get runs(): readonly Promise<void>[] {
    return [...this.#running.values()].map(({ ended }) => ended)
  }

  get kind(): string {
    return this.#jobs.kind
  }

  get #free(): number {
    const { concurrency, aside } = this.#jobs
    const began = this.#needs.world.monotonic() - aside.after
    const slow = [...this.#running.values()].filter(({ startedAt }) => startedAt <= began)
    return concurrency + Math.min(slow.length, aside.most) - this.#running.size
  }

  /** What to look for. Empty while no more jobs may run, because the end of one is a reason to look again. */
  get asked(): readonly Asked[] {
    const { kind } = this.#jobs
    if (this.#free <= 0) return []
    return [{ kind, now: this.#needs.world.now(), except: [...this.#running.keys()] }]
  }

  /**
   * Takes and starts jobs that are due. Called only if one was seen to be due: taking is a write, and usually there is
   * nothing to take.
   */
  async startDue(): Promise<void> {
    const { database, world } = this.#needs
    const { timeout } = this.#jobs
    const most = this.#free
    const startedAt = world.monotonic()
    for (const asked of this.asked) {
      const last = asked.now + timeout + margin
      const until = Math.min(last, asked.now + leaseLives)
      const jobs = await claimJobs(database, { ...asked, most, until, lease: world.newId() })
      for (const job of jobs)
        this.#running.set(job.id, { job, until, last, startedAt, ended: this.#start(job) })
    }
  }

  /** Renews leases that end soon, before another instance takes a slow job for an abandoned one. */
  async renewLeases(): Promise<void> {
    const { database, world } = this.#needs
    const now = world.now()
    const ending = [...this.#running.values()].filter(
      ({ until, last }) => until < last && until - now <= renewedBefore,
    )
    if (ending.length === 0) return
    const renewed = ending.map(running => ({
      ...running,
      until: Math.min(running.last, now + leaseLives),
    }))
    await database.batch(renewed.map(({ job, until }) => renewLease(job, { now, until })))
    for (const running of renewed) {
      if (this.#running.has(running.job.id)) this.#running.set(running.job.id, running)
    }
  }

  #start(job: Job): Promise<void> {
    return this.#run(job)
      .catch(this.#needs.tell)
      .finally(() => {
        this.#running.delete(job.id)
        this.#needs.wake()
      })
  }

  async #run(job: Job): Promise<void> {
    const { database } = this.#needs
    try {
      await this.#noteDone(job, await this.#attempt(job))
    } catch (error) {
      await database.batch(this.#afterFailure(job, error))
    }
  }

  /** If the database is away for a moment, what is done must not be done again: a mail would be sent twice. */
  async #noteDone(job: Job, consequences: readonly Query[]): Promise<void> {
    const { database, world, stop } = this.#needs
    const note = () => database.batch([finish(job, world.now()), ...consequences])
    let attempt: () => Promise<unknown> = note
    for (const pause of retryPauses) {
      try {
        await attempt()
        return
      } catch (error) {
        if (!(error instanceof StorageUnavailable) || stop.aborted) throw error
      }
      await wait(pause, undefined, { signal: stop }).catch(() => undefined)
      // It may have been stored after all, without an answer.
      attempt = async () => (await isStillOurs(database, job)) && note()
    }
    await attempt()
  }

  async #attempt(job: Job): Promise<readonly Query[]> {
    const { kind, timeout, tries } = this.#jobs
    // The job was started this often without ever ending, so it may be what stops the process.
    if (job.attempts > tries)
      throw new Hopeless('the service stopped each time while it was at this')
    const late = new AbortController()
    const end = () => late.abort()
    const timer = setTimeout(end, timeout)
    const leave = whenAborted(this.#needs.stop, end)
    try {
      const run = this.#jobs.run(job.payload, { job, signal: late.signal })
      return await untilAborted(late.signal, `${kind} took longer than ${timeout} ms`, run)
    } finally {
      clearTimeout(timer)
      leave()
    }
  }

  #afterFailure(job: Job, error: unknown): readonly Query[] {
    const { world, tell } = this.#needs
    const { kind, tries } = this.#jobs
    if (this.#needs.stop.aborted) return giveBack(job, world.now())
    const isLast = error instanceof Hopeless || job.attempts >= tries
    const fate = isLast ? 'and is parked' : 'and is tried again'
    tell(
      new Error(`job ${job.id} (${kind}) failed, try ${job.attempts}, ${fate}`, { cause: error }),
    )
    return isLast ? [park(job, world.now(), error)] : retry(job, world, error)
  }
}
