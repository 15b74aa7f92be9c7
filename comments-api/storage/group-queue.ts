import { StorageUnavailable } from './database.ts'
import { type BatchOutcome, type Group, type Rows, toError } from './outcome.ts'
import type { Statement } from './sql.ts'

type Waiting = {
  readonly batch: readonly Statement[]
  readonly resolve: (rows: Rows) => void
  readonly reject: (error: Error) => void
}

/** Writes a group and returns the outcome of each batch; rejects if that is unknown. */
export type WriteGroup = (group: Group) => Promise<readonly BatchOutcome[]>

const mostWaiting = 5_000
const largestGroup = 500
/** Large enough to share a commit well: later batches go into the next group. */
const enough = 16

/**
 * Everything that arrives while one commit is running goes into the next, so that many writes share one flush to the
 * disk.
 */
export class GroupQueue {
  readonly #write: WriteGroup
  #waiting: Waiting[] = []
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

  /** What is waiting is still written; what comes after is refused. */
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
   * Waits one turn of the event loop for writes that arrive together, and another as long as each turn brings more: no
   * write waits for one that may never come.
   */
  #gather(before: number): void {
    setImmediate(() => {
      const { length } = this.#waiting
      if (length > before && length < enough) return this.#gather(length)
      this.#isGathering = false
      this.#writeNext()
    })
  }

  /** If enough are waiting, their commit starts before the previous one is answered, so that the disk stays busy. */
  #writeOn(): void {
    const { length } = this.#waiting
    if (length > 0 && length < enough) this.#writeSoon()
    else this.#writeNext()
  }

  #writeNext(): void {
    if (this.#isWriting) return
    if (this.#waiting.length === 0) {
      this.#drained?.()
      return
    }
    this.#isWriting = true
    const group = this.#waiting.splice(0, largestGroup)
    // It may throw as well, where no thread can be started: from here that would end the process.
    Promise.try(
      this.#write,
      group.map(({ batch }) => batch),
    ).then(
      outcomes => this.#settle(group, outcomes),
      error => this.#lose(group, error),
    )
  }

  #settle(group: readonly Waiting[], outcomes: readonly BatchOutcome[]): void {
    this.#isWriting = false
    this.#writeOn()
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index]
      if (outcome?.kind === 'stored') resolve(outcome.rows)
      else reject(outcome ? toError(outcome) : new Error('a batch was not answered'))
    }
  }

  #lose(group: readonly Waiting[], error: unknown): void {
    this.#isWriting = false
    this.#writeOn()
    const cause = error instanceof Error ? error : new Error(String(error))
    for (const { reject } of group) {
      reject(new StorageUnavailable(cause.message, { cause }))
    }
  }
}
