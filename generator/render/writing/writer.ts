import type { Hashes } from '../../publish/build-record.ts'
import type { IndexOptions } from '../../search/write-index.ts'
import { startThread } from '../../start-thread.ts'
import { openSite } from './write-site.ts'

export type Writer = AsyncDisposable & {
  write(output: string, page: string): Promise<void>
  /** Waits for all pages, and for the index of the search that is made out of them; answers with the pages' hashes. */
  finish(): Promise<Hashes>
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
    finish: async () => site.finish(),
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
  const told: ThreadOptions = { ...options, counter }
  const thread = startThread(new URL('./writing-thread.ts', import.meta.url), told)
  let hashes: Hashes = new Map()
  thread.worker.on('message', (written: Hashes) => {
    hashes = written
  })
  let sent = 0
  const send = (order: Order) => thread.worker.postMessage(order)
  const untilWritten = async (): Promise<void> => {
    const written = Atomics.load(counter, 0)
    if (sent - written <= mostWaiting) return
    await Promise.race([Atomics.waitAsync(counter, 0, written).value, thread.ended])
    return untilWritten()
  }
  return {
    write: (output, page) => {
      send({ kind: 'write', output, page })
      sent += 1
      return untilWritten()
    },
    finish: async () => {
      send({ kind: 'finish' })
      await thread.ended
      return hashes
    },
    [Symbol.asyncDispose]: thread[Symbol.asyncDispose],
  }
}
