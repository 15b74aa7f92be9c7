import { Worker } from 'node:worker_threads'
import type { z } from 'zod'

/** Milliseconds, of the thread's own work; `longest` is on the clock. */
const usualPatience = 5_000
const longest = 18_000
const between = 100
const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** It took too long or too much to read. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

export type Reading<Schema extends z.ZodType> = {
  /** The module that reads `workerData`, and posts what `answer` describes. */
  readonly thread: URL
  readonly document: Readonly<Record<string, unknown>> & { readonly url: string }
  readonly answer: Schema
  readonly patience?: number
}

/**
 * A stranger's page keeps nobody waiting: it is read in a thread of its own, which ends when it takes too much. What
 * counts is how long the thread itself works: on a busy machine it waits, and no page is to blame for that.
 */
export async function readApart<Schema extends z.ZodType>(
  reading: Reading<Schema>,
): Promise<z.infer<Schema>> {
  const { thread, document, answer, patience = usualPatience } = reading
  const worker = new Worker(thread, { workerData: document, resourceLimits: memory })
  const watch = setInterval(() => watchOver(worker, patience), between)
  const end = setTimeout(() => worker.terminate(), longest)
  // Not when it has answered: nothing else would end one that goes on.
  worker.once('exit', () => {
    clearInterval(watch)
    clearTimeout(end)
  })
  return answer.parse(await answerOf(worker, document.url))
}

function answerOf(worker: Worker, url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', cause => reject(new Unreadable(`${url} cannot be read`, { cause })))
    worker.once('exit', () => reject(new Unreadable(`${url} takes too much to read`)))
  })
}

async function watchOver(worker: Worker, patience: number): Promise<void> {
  // It may have ended by itself meanwhile.
  const worked = await worker.cpuUsage().catch(() => null)
  if (worked !== null && (worked.user + worked.system) / 1_000 > patience) await worker.terminate()
}
