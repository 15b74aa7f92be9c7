import { Worker } from 'node:worker_threads'

/** A thread that may wait for the disk: it writes to one file, and to another once that is closed. */
export type WritingThreads = {
  take(): Worker
  /** Its file is closed. */
  giveBack(thread: Worker): Promise<void>
}

/** For whoever opens one file and is done with it. To start a thread takes as much as all else that a start does. */
export const newThreads: WritingThreads = {
  take: startWritingThread,
  giveBack: async thread => void (await thread.terminate()),
}

export function startWritingThread(): Worker {
  return new Worker(new URL('./writer-thread.ts', import.meta.url))
}
