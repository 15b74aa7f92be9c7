import { once } from 'node:events'
import { type MessagePort, Worker } from 'node:worker_threads'

/** Works beside this one, and ends by itself; left early, it is ended. */
export type Thread = AsyncDisposable & {
  readonly worker: Worker
  /** Rejects with what the thread failed of. */
  readonly ended: Promise<void>
}

export function startThread(
  file: URL,
  workerData: unknown,
  transferList: readonly MessagePort[] = [],
): Thread {
  const worker = new Worker(file, { workerData, transferList: [...transferList] })
  const ended = once(worker, 'exit').then(([code]) => {
    // One that waits for what never comes ends so, without an error.
    if (code !== 0) throw new Error(`${file.pathname} ended with ${code} before its work was done`)
  })
  // Whoever waits is told of it; by then the thread may be long gone.
  ended.catch(() => {})
  return {
    worker,
    ended,
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}
