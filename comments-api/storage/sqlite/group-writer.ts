import { Worker } from 'node:worker_threads'
import { StorageUnavailable, UniqueViolation } from '../database.ts'
import type { Statement } from '../sql.ts'
import type { BatchOutcome, WriterSettings } from './messages.ts'

type Rows = readonly (readonly unknown[])[]
type Waiting = {
  readonly batch: readonly Statement[]
  readonly resolve: (rows: Rows) => void
  readonly reject: (error: Error) => void
}

const mostWaiting = 5_000
const largestGroup = 500

/** Sends everything that came in while the last commit ran as the next group, to a thread that may wait for the disk. */
export class GroupWriter {
  readonly #settings: WriterSettings
  #waiting: Waiting[] = []
  #writing: Waiting[] = []
  #worker: Worker | null = null
  #closed: (() => void) | null = null
  #closing: Promise<void> | null = null

  constructor(settings: WriterSettings) {
    this.#settings = settings
    this.#worker = this.#start()
  }

  write(batch: readonly Statement[]): Promise<Rows> {
    if (this.#closed) return Promise.reject(new StorageUnavailable('the service is stopping'))
    if (this.#waiting.length >= mostWaiting) {
      return Promise.reject(new StorageUnavailable(`${mostWaiting} writes are waiting already`))
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject })
      this.#sendNext()
    })
  }

  /** What waits is still written; what comes after is refused. */
  close(): Promise<void> {
    this.#closing ??= new Promise(resolve => {
      this.#closed = resolve
      this.#sendNext()
    })
    return this.#closing
  }

  #start(): Worker {
    const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
      workerData: this.#settings,
    })
    worker.on('message', (outcomes: BatchOutcome[]) => this.#settle(outcomes))
    worker.on('error', error => this.#lose(error))
    worker.on('exit', () => this.#closed?.())
    return worker
  }

  #sendNext(): void {
    if (this.#writing.length > 0) return
    if (this.#waiting.length > 0) {
      this.#worker ??= this.#start()
      this.#writing = this.#waiting.splice(0, largestGroup)
      this.#worker.postMessage(this.#writing.map(waiting => waiting.batch))
    } else if (this.#closed) {
      if (this.#worker) this.#worker.postMessage('close')
      else this.#closed()
    }
  }

  #settle(outcomes: readonly BatchOutcome[]): void {
    const settled = this.#writing
    this.#writing = []
    this.#sendNext()
    for (const [index, outcome] of outcomes.entries()) {
      const waiting = settled[index]
      if (!waiting) continue
      if (outcome.kind === 'stored') waiting.resolve(outcome.rows)
      else waiting.reject(failure(outcome))
    }
  }

  /** The thread is gone: what it held was not acknowledged; the next write starts another. */
  #lose(error: unknown): void {
    this.#worker = null
    const cause = error instanceof Error ? error : new Error(String(error))
    for (const waiting of this.#writing.splice(0)) {
      waiting.reject(new StorageUnavailable('the writing thread stopped', { cause }))
    }
    this.#sendNext()
  }
}

function failure(outcome: Exclude<BatchOutcome, { kind: 'stored' }>): Error {
  switch (outcome.kind) {
    case 'conflict':
      return new UniqueViolation(outcome.message)
    case 'unavailable':
      return new StorageUnavailable(outcome.message)
    case 'broken':
      return new Error(outcome.message)
  }
}
