import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { BatchOutcome, Group } from '../outcome.ts'
import { Numbers } from './numbered.ts'
import type { WriterSettings } from './settings.ts'

type Answer = PromiseWithResolvers<readonly BatchOutcome[]>

/** A thread that may wait for the disk. It gets one group at a time. */
export class Writer {
  readonly #settings: WriterSettings
  #worker: Worker | null = null
  #numbers = new Numbers()
  #answer: Answer | null = null

  constructor(settings: WriterSettings) {
    this.#settings = settings
    this.#worker = this.#start()
  }

  write(group: Group): Promise<readonly BatchOutcome[]> {
    this.#worker ??= this.#start()
    this.#answer = Promise.withResolvers()
    this.#worker.postMessage(this.#numbers.number(group))
    return this.#answer.promise
  }

  async close(): Promise<void> {
    const worker = this.#worker
    if (!worker) return
    worker.postMessage('close')
    await once(worker, 'exit')
  }

  #start(): Worker {
    this.#numbers = new Numbers()
    const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
      workerData: this.#settings,
    })
    worker.on('message', (outcomes: BatchOutcome[]) => this.#answer?.resolve(outcomes))
    worker.on('error', error => this.#lose(error))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
    })
    return worker
  }

  /** The thread is gone: what it held was not acknowledged; the next write starts another. */
  #lose(cause: unknown): void {
    this.#worker = null
    this.#answer?.reject(new Error('the writing thread stopped', { cause }))
  }
}
