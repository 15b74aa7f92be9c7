import type { Worker } from 'node:worker_threads'
import {
  startWritingThread,
  type WritingThreads,
} from '../../comments-api/storage/sqlite/writing-threads.ts'

const waiting: Worker[] = []

/**
 * A thread that closed the database of one test opens that of the next, because starting one is half of what a service
 * takes.
 */
export const keptThreads: WritingThreads = {
  take: () => {
    const kept = waiting.pop()
    kept?.ref()
    return kept ?? startWritingThread()
  },
  giveBack: async thread => {
    thread.unref()
    waiting.push(thread)
  },
}
