import { StorageUnavailable } from './database.ts'
import { messageOf } from './message-of.ts'
import { type FailedGroup, type Group, type GroupOutcome, type Rows, toError } from './outcome.ts'
import type { Statement } from './sql.ts'

type Waiting = {
  readonly batch: readonly Statement[]
  readonly resolve: (rows: Rows) => void
  readonly reject: (error: Error) => void
}

/** Rejects if the outcome is unknown. */
type WriteGroup = (group: Group) => Promise<GroupOutcome>

const mostWaiting = 5_000
const largestGroup = 500
/** From this size on, a group shares its commit well enough, and does not wait for more. */
const enough = 16

/**
 * Gathers everything that arrives while a commit is running into the next one, so that many writes share one flush to
 * the disk.
 */
export class GroupQueue {
  readonly #write: WriteGroup
  #waiting: Waiting[] = []
  /** What is left of groups in which a batch failed. It is written before what is waiting. */
  #divided: (readonly Waiting[])[] = []
  #isWriting = false
  #isGathering = false
  #drained: (() => void) | null = null
  #closing: Promise<void> | null = null

  constructor(write: WriteGroup) {
    this.#write = write
  }

  add(batch: readonly Statement[]): Promise<Rows> {
    if (this.#closing) return Promise.reject(new StorageUnavailable('the service is stopping'))
    if (this.#waiting.length >= mostWaiting) {
      return Promise.reject(new StorageUnavailable(`${mostWaiting} writes are waiting already`))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject })
      this.#writeSoon()
    })
  }

  /** Writes what is waiting, and refuses what comes later. */
  close(): Promise<void> {
    this.#closing ??= new Promise(resolve => {
      this.#drained = resolve
      this.#writeNext()
    })
    return this.#closing
  }

  #writeSoon(): void {
    if (this.#isWriting || this.#isGathering) return
    this.#isGathering = true
    this.#gather(this.#waiting.length)
  }

  /**
   * Waits one turn of the event loop for writes that arrive together, and another one as long as each turn brings more.
   * So no write waits for one that may never come.
   */
  #gather(before: number): void {
    setImmediate(() => {
      const { length } = this.#waiting
      if (length > before && length < enough) return this.#gather(length)
      this.#isGathering = false
      this.#writeNext()
    })
  }

  /** If enough is waiting, the next commit starts before callers learn of the previous one, so that the disk stays busy. */
  #writeOn(): void {
    const { length } = this.#waiting
    if (length > 0 && length < enough) this.#writeSoon()
    else this.#writeNext()
  }

  #writeNext(): void {
    if (this.#isWriting) return
    const group = this.#divided.shift() ?? this.#waiting.splice(0, largestGroup)
    if (group.length === 0) {
      this.#drained?.()
      return
    }
    this.#isWriting = true
    // The function can also throw, if no thread can be started. An exception here would end the process.
    Promise.try(
      this.#write,
      group.map(({ batch }) => batch),
    )
      .catch(describeLoss)
      .then(outcome => this.#settle(group, outcome))
  }

  #settle(group: readonly Waiting[], outcome: GroupOutcome): void {
    this.#isWriting = false
    if (outcome.kind === 'stored') answer(group, outcome.rows)
    else this.#refuse(group, outcome)
    this.#writeOn()
  }

  /** If one batch failed, the others are written without it. A failure of the machine is that of all. */
  #refuse(group: readonly Waiting[], failure: FailedGroup): void {
    const error = toError(failure)
    const one = failure.kind === 'unavailable' ? undefined : group[failure.failed]
    if (one === undefined) {
      for (const { reject } of [...group, ...this.#divided.splice(0).flat()]) reject(error)
      return
    }
    one.reject(error)
    this.#divided.unshift(...partsWithout(failure.failed, group))
  }
}

/** Nothing is acknowledged of which the engine did not say that it is stored. */
function answer(group: readonly Waiting[], rows: readonly Rows[]): void {
  for (const [at, { resolve, reject }] of group.entries()) {
    const own = rows[at]
    if (own === undefined) reject(new Error('a batch was not answered'))
    else resolve(own)
  }
}

/**
 * What is before it, which can be stored, and what is behind it: in halves, because each other failure among them has a
 * whole part sent again.
 */
function partsWithout(failed: number, group: readonly Waiting[]): (readonly Waiting[])[] {
  const behind = group.slice(failed + 1)
  const half = behind.length >> 1
  const parts = [group.slice(0, failed), behind.slice(0, half), behind.slice(half)]
  return parts.filter(part => part.length > 0)
}

function describeLoss(cause: unknown): FailedGroup {
  return { kind: 'unavailable', message: messageOf(cause), cause, failed: -1 }
}
