import type { MessagePort } from 'node:worker_threads'
import { startThread, type Thread } from '../../start-thread.ts'

/**
 * Reads, renders and prints its share of a large site, beside the first thread, which does everything else. Decision
 * 137.
 */
export type SecondThread = AsyncDisposable & {
  /** Whether it keeps texts that it has read, to render them while pages are planned, and to print them. */
  readonly keepsTexts: boolean
  /** The sources of the posts whose texts it keeps. */
  readonly kept: Set<string>
  /** Starts it, if it has not been given anything yet. */
  give(task: { readonly kind: string; readonly port: MessagePort }): void
  /** Waits for its end; rejects with the error that ended it. */
  ended(): Promise<void>
}

export function openSecondThread({ keepsTexts }: Pick<SecondThread, 'keepsTexts'>): SecondThread {
  let thread: Thread | null = null
  return {
    keepsTexts,
    kept: new Set(),
    give: task => {
      thread ??= start()
      thread.worker.postMessage(task, [task.port])
    },
    ended: async () => {
      thread?.worker.ref()
      await thread?.ended
    },
    [Symbol.asyncDispose]: async () => {
      await thread?.[Symbol.asyncDispose]()
    },
  }
}

/** Whatever it does not read is read by the first thread, so its end need not be waited for until it writes. */
function start(): Thread {
  const thread = startThread('render/second-thread', null)
  thread.worker.unref()
  return thread
}
