import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { Group, GroupOutcome } from '../outcome.ts'
import type { WriterSettings } from './settings.ts'
import type { WritingThreads } from './writing-threads.ts'

type Answer = PromiseWithResolvers<GroupOutcome>

/** Writes in a separate thread, one group at a time. */
export class Writer {
  readonly #settings: WriterSettings
  readonly #threads: WritingThreads
  #worker: Worker | null = null
  #answer: Answer | null = null

  constructor(settings: WriterSettings, threads: WritingThreads) {
    this.#settings = settings
    this.#threads = threads
    this.#worker = this.#start()
  }

  write(group: Group): Promise<GroupOutcome> {
    this.#worker ??= this.#start()
    this.#answer = Promise.withResolvers()
    this.#worker.postMessage(group)
    return this.#answer.promise
  }

  async close(): Promise<void> {
    const worker = this.#worker
    if (!worker) return
    this.#worker = null
    worker.off('message', this.#settle)
    worker.postMessage('close')
    await once(worker, 'message')
    worker.off('error', this.#lose).off('exit', this.#forget)
    await this.#threads.giveBack(worker)
  }

  #start(): Worker {
    const worker = this.#threads.take()
    worker.postMessage(this.#settings)
    worker.on('message', this.#settle)
    worker.on('error', this.#lose)
    worker.on('exit', this.#forget)
    return worker
  }

  readonly #settle = (outcome: GroupOutcome) => this.#answer?.resolve(outcome)

  readonly #forget = () => {
    this.#worker = null
  }

  /** The thread is gone, and what it held was not acknowledged. The next write starts another. */
  readonly #lose = (cause: unknown) => {
    // Its answer and its `exit` event may come later, when another thread is already writing.
    this.#worker?.off('message', this.#settle).off('exit', this.#forget)
    this.#worker = null
    this.#answer?.reject(new Error('the writing thread stopped', { cause }))
  }
}
