import type { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { giveBackReadingThread, takeReadingThread, workOf } from './reading-threads.ts'

/** In milliseconds: all of the thread's own work, the time by the clock, and how often the work is looked at. */
const usualWork = 5_000
const longest = 18_000
const between = 100

/** Thrown if reading took too long or needed too much memory. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

type Reading<Schema extends z.ZodType> = {
  /** A module that reads each document it is sent and posts what `answer` describes. */
  readonly thread: URL
  readonly document: Readonly<Record<string, unknown>> & { readonly url: string }
  readonly answer: Schema
  readonly mostWork?: number
}

/**
 * Reads a stranger's page in a separate thread, which is ended if it takes too much, so that no page delays others. The
 * thread's own work counts, because on a busy machine it waits through no fault of the page.
 */
export async function readApart<Schema extends z.ZodType>(
  reading: Reading<Schema>,
): Promise<z.infer<Schema>> {
  const { thread: module, document, answer, mostWork = usualWork } = reading
  const thread = takeReadingThread(module)
  const watch = setInterval(() => watchOver(thread, mostWork), between)
  const end = setTimeout(() => thread.terminate(), longest)
  thread.postMessage(document)
  const posted = await answerOf(thread, document.url).finally(() => {
    clearInterval(watch)
    clearTimeout(end)
  })
  await giveBackReadingThread(module, thread)
  return answer.parse(posted)
}

async function answerOf(thread: Worker, url: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const fail = (cause: unknown) => reject(new Unreadable(`${url} cannot be read`, { cause }))
  const giveUp = () => reject(new Unreadable(`${url} takes too much to read`))
  thread.on('message', resolve).on('error', fail).on('exit', giveUp)
  try {
    return await promise
  } finally {
    thread.off('message', resolve).off('error', fail).off('exit', giveUp)
  }
}

async function watchOver(thread: Worker, mostWork: number): Promise<void> {
  // The thread may have ended by itself.
  const worked = await workOf(thread)
  if (worked !== null && worked > mostWork) await thread.terminate()
}
