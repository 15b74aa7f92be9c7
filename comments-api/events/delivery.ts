import type { FastifyInstance } from 'fastify'
import type { Database } from '../storage/database.ts'
import type { World } from '../world.ts'
import { type Chore, doChores } from './chores.ts'
import { deliverEvents, type Reaction } from './deliver-events.ts'
import { findNext } from './jobs.ts'
import { pruneChore } from './prune.ts'
import { type JobKind, JobRunner } from './run-jobs.ts'

export type Work = {
  readonly database: Database
  readonly world: World
  readonly reactions: readonly Reaction[]
  readonly jobs: readonly JobKind[]
  readonly chores: readonly Chore[]
  /** How long running jobs may go on when the service stops, in milliseconds. */
  readonly grace?: number
}

const defaults = { grace: 5_000 } satisfies Partial<Work>

/** What happens after a request was answered: events are delivered, and jobs and chores are done. */
type Delivery = {
  /** Called after something was written, to look for work. */
  wake(): void
  /** Resolves when nothing is due any more and nothing is running. */
  idle(): Promise<void>
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly delivery: Delivery
  }
}

/**
 * The longest pause, in milliseconds. What other processes wrote is only found by looking, the clock may be set, and
 * Node's timers end at 2^31 ms.
 */
const slowest = 15_000
/** The shortest pause, whatever the times in the database say. */
const fastest = 50
/** The pause between two looks, in milliseconds. What is written in between is delivered together, in one commit. */
const breath = 25

/**
 * Starts when the service is ready and ends with it. Running jobs then have five seconds before they are given back.
 */
export function startDelivery(app: FastifyInstance, work: Work): void {
  const loop = new DeliveryLoop(work, error => app.log.warn(error))
  app.decorate('delivery', loop)
  app.addHook('onReady', async () => loop.start())
  app.addHook('onClose', () => loop.stop())
}

/** Runs one turn after another, and only for a reason: something was written, or something has become due. */
class DeliveryLoop implements Delivery {
  readonly #work: Required<Work>
  readonly #chores: readonly Chore[]
  readonly #tell: (error: Error) => void
  readonly #runners: readonly JobRunner[]
  readonly #stop = new AbortController()
  #isRunning = false
  #isWanted = false
  #turning: Promise<void> | null = null
  #choring: Promise<void> | null = null
  #lookedForChores = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #isWaitedFor = false
  #endRest: (() => void) | null = null

  constructor(work: Work, tell: (error: Error) => void) {
    const { database, world } = work
    const needs = { database, world, tell, wake: () => this.#wakeAtOnce(), stop: this.#stop.signal }
    this.#work = { ...defaults, ...work }
    this.#tell = tell
    this.#chores = [...work.chores, pruneChore(work)]
    this.#runners = work.jobs.map(jobs => new JobRunner(jobs, needs))
  }

  start(): void {
    this.#isRunning = true
    this.wake()
  }

  wake(): void {
    this.#isWanted = true
    if (this.#isRunning) this.#turning ??= this.#turn()
  }

  async idle(): Promise<void> {
    this.#isWaitedFor = true
    this.#endRest?.()
    for (;;) {
      const busy = [this.#turning, this.#choring, ...this.#runs()].filter(one => one !== null)
      if (busy.length === 0) break
      await Promise.all(busy)
    }
    this.#isWaitedFor = false
  }

  async stop(): Promise<void> {
    this.#isRunning = false
    clearTimeout(this.#timer)
    const cut = setTimeout(() => this.#stop.abort(), this.#work.grace)
    await this.idle()
    clearTimeout(cut)
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer)
    let pause = slowest
    while (this.#isWanted && this.#isRunning) {
      this.#isWanted = false
      pause = await this.#look().catch(error => this.#complain(error))
      await this.#rest()
    }
    // From here on, a call of `wake` starts another turn.
    this.#turning = null
    if (this.#isRunning) this.#timer = setTimeout(() => this.wake(), pause).unref()
  }

  /** Pauses for a breath. Ends early if a job ends, or if somebody waits for all work to be done. */
  async #rest(): Promise<void> {
    if (this.#isWaitedFor || !this.#isRunning) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#endRest = resolve
    const end = setTimeout(resolve, breath)
    await promise
    clearTimeout(end)
    this.#endRest = null
  }

  /** Called when a job has ended, because the next of its kind may now be due. */
  #wakeAtOnce(): void {
    this.wake()
    this.#endRest?.()
  }

  /** Does what is due. Returns how long to pause before looking again. */
  async #look(): Promise<number> {
    const { database, world, reactions } = this.#work
    for (const runner of this.#runners) await runner.renewLeases()
    await deliverEvents({ database, world, reactions, tell: this.#tell })
    const times = await this.#startJobs()
    this.#choring ??= this.#isTimeForChores() ? this.#doChores() : null
    return Math.max(fastest, Math.min(slowest, ...times.map(time => time - world.now())))
  }

  /** Returns the times at which other jobs may be due. */
  async #startJobs(): Promise<readonly number[]> {
    const next = await this.#findNext()
    const runners = this.#runners.filter(({ kind }) => next.get(kind) === 0)
    if (runners.length === 0) return [...next.values()]
    for (const runner of runners) await runner.startDue()
    return [...(await this.#findNext()).values()]
  }

  #findNext(): Promise<ReadonlyMap<string, number>> {
    return findNext(
      this.#work.database,
      this.#runners.flatMap(runner => runner.asked),
    )
  }

  /** Chores are hours apart, so writes are no reason to look for them more often. */
  #isTimeForChores(): boolean {
    const now = this.#work.world.monotonic()
    if (Math.abs(now - this.#lookedForChores) < slowest) return false
    this.#lookedForChores = now
    return true
  }

  /** Does not block the turn, because chores may take long. */
  async #doChores(): Promise<void> {
    const { database, world } = this.#work
    const needs = { database, world, tell: this.#tell, signal: this.#stop.signal }
    await doChores({ ...needs, chores: this.#chores }).catch(this.#tell)
    this.#choring = null
  }

  /** The database cannot be used at the moment. The next write or the next slow look tries again. */
  #complain(error: Error): number {
    this.#tell(error)
    return slowest
  }

  #runs(): Promise<void>[] {
    return this.#runners.flatMap(runner => runner.runs)
  }
}
