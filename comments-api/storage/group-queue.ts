import { StorageUnavailable } from './database.ts'
import { type BatchOutcome, type Group, type Rows, toError } from './outcome.ts'
import type { Statement } from './sql.ts'

type Waiting = {
  readonly batch: readonly Statement[]
  readonly resolve: (rows: Rows) => void
  readonly reject: (error: Error) => void
}

/** Writes a group, and returns the outcome of each batch. Rejects if the outcome is unknown. */
type WriteGroup = (group: Group) => Promise<readonly BatchOutcome[]>

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

  /** If enough is waiting, the next commit starts before the previous one is answered, so that the disk stays busy. */
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
    // The function can also throw, if no thread can be started. An exception here would end the process.
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
