import { Worker } from 'node:worker_threads'

/** A thread that may wait for the disk. It writes to one file at a time. */
export type WritingThreads = {
  take(): Worker
  /** Must be called only after the thread's file is closed. */
  giveBack(thread: Worker): Promise<void>
}

/** Starts a thread for each file. Starting one takes as long as everything else that a start does. */
export const newThreads: WritingThreads = {
  take: startWritingThread,
  giveBack: async thread => void (await thread.terminate()),
}

export function startWritingThread(): Worker {
  return new Worker(new URL('./writer-thread.ts', import.meta.url))
}
