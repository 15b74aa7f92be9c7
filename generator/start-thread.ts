import { once } from 'node:events'
import { extname } from 'node:path'
import { type MessagePort, Worker } from 'node:worker_threads'

/** Threads by their files in this folder; bundled, they stand in the same places, as scripts. */
export const threads = [
  'content/together/hashing-thread',
  'content/together/reading-thread',
  'images/drawing-thread',
  'publish/looking-thread',
  'publish/linked-copy-thread',
  'publish/recognising-thread',
  'render/writing/writing-thread',
] as const

/** Works beside this one, and ends by itself; left early, it is ended. */
export type Thread = AsyncDisposable & {
  readonly worker: Worker
  /** Rejects with what the thread failed of. */
  readonly ended: Promise<void>
}

export function startThread(
  name: (typeof threads)[number],
  workerData: unknown,
  transferList: readonly MessagePort[] = [],
): Thread {
  const ending = extname(import.meta.url) === '.ts' ? 'ts' : 'cjs'
  const file = new URL(`./${name}.${ending}`, import.meta.url)
  const worker = new Worker(file, { workerData, transferList: [...transferList] })
  const ended = once(worker, 'exit').then(([code]) => {
    // Node ends a thread that awaits what can never come with a code, and without an error.
    if (code !== 0) throw new Error(`${name} ended with ${code} before its work was done`)
  })
  // A failure that nobody awaits yet must not end the process; whoever awaits `ended` later is still told of it.
  ended.catch(() => {})
  return {
    worker,
    ended,
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}
