import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** The files of all threads. In a bundle they are scripts in the same places. */
export const threads = [
  'content/parallel/hashing-thread',
  'images/drawing-thread',
  'publish/looking-thread',
  'publish/linked-copy-thread',
  'publish/recognising-thread',
  'render/second-thread',
] as const

/** A thread that ends when its work is done. Disposing of it ends it earlier. */
export type Thread = AsyncDisposable & {
  readonly worker: Worker
  /** Rejects with the error that ended the thread. */
  readonly ended: Promise<void>
}

export function startThread(name: (typeof threads)[number], workerData: unknown): Thread {
  const ending = extname(import.meta.url) === '.ts' ? 'ts' : 'cjs'
  const file = new URL(`./${name}.${ending}`, import.meta.url)
  const worker = new Worker(file, { workerData })
  const ended = once(worker, 'exit').then(([code]) => {
    // If a thread awaits something that can never happen, Node ends it with an exit code and no error.
    if (code !== 0) throw new Error(`${name} ended with ${code} before its work was done`)
  })
  // Otherwise an error before anybody awaits `ended` would end the process. Awaiting it later still throws.
  ended.catch(() => {})
  return {
    worker,
    ended,
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}
