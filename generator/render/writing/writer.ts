import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { IndexOptions } from '../../search/write-index.ts'
import { openSite } from './write-site.ts'

export type Writer = AsyncDisposable & {
  write(output: string, page: string): Promise<void>
  /** Waits for all pages, and for the index of the search that is made out of them. */
  finish(): Promise<void>
}

export type WriterOptions = IndexOptions & {
  /** How many are going to be written. */
  readonly pages: number
}

/** For fewer, starting a thread takes longer than it saves. */
const fewPages = 200

/**
 * Pages are written while the next are rendered: of a clean build, writing files and reading the words
 * of pages is a third of the time. Decision 47.
 */
export function openWriter({ pages, ...options }: WriterOptions): Writer {
  return pages < fewPages ? writeHere(options) : writeApart(options)
}

function writeHere(options: IndexOptions): Writer {
  const site = openSite(options)
  return {
    write: async (output, page) => site.write(output, page),
    finish: async () => site.finishIndex(),
    [Symbol.asyncDispose]: async () => {},
  }
}

export type ThreadOptions = IndexOptions & {
  /** How many pages are written by now. */
  readonly counter: Int32Array
}

export type Order =
  | { readonly kind: 'write'; readonly output: string; readonly page: string }
  | { readonly kind: 'finish' }

/** Pages that may wait for the disk; more would fill the memory. */
const mostWaiting = 200

function writeApart(options: IndexOptions): Writer {
  const counter = new Int32Array(new SharedArrayBuffer(4))
  const workerData: ThreadOptions = { ...options, counter }
  const worker = new Worker(new URL('./writing-thread.ts', import.meta.url), { workerData })
  const ended = once(worker, 'exit')
  // Whoever waits is told of it; by then the thread may be long gone.
  ended.catch(() => {})
  let sent = 0
  const order = (order: Order) => worker.postMessage(order)
  const untilWritten = async (): Promise<void> => {
    const written = Atomics.load(counter, 0)
    if (sent - written <= mostWaiting) return
    await Promise.race([Atomics.waitAsync(counter, 0, written).value, ended])
    return untilWritten()
  }
  return {
    write: (output, page) => {
      order({ kind: 'write', output, page })
      sent += 1
      return untilWritten()
    },
    finish: async () => {
      order({ kind: 'finish' })
      await ended
    },
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}
