import { Worker } from 'node:worker_threads'
import type { z } from 'zod'

/** In milliseconds. Patience counts the thread's own work, `longest` the time on the clock. */
const usualPatience = 5_000
const longest = 18_000
const between = 100
const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** Thrown if reading took too long or needed too much memory. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

type Reading<Schema extends z.ZodType> = {
  /** A module that reads `workerData` and posts what `answer` describes. */
  readonly thread: URL
  readonly document: Readonly<Record<string, unknown>> & { readonly url: string }
  readonly answer: Schema
  readonly patience?: number
}

/**
 * Reads a stranger's page in a separate thread, which is ended if it takes too much, so that no page delays others. The
 * thread's own work counts, because on a busy machine it waits through no fault of the page.
 */
export async function readApart<Schema extends z.ZodType>(
  reading: Reading<Schema>,
): Promise<z.infer<Schema>> {
  const { thread, document, answer, patience = usualPatience } = reading
  const worker = new Worker(thread, { workerData: document, resourceLimits: memory })
  const watch = setInterval(() => watchOver(worker, patience), between)
  const end = setTimeout(() => worker.terminate(), longest)
  // Not when it has answered, because nothing else would end a thread that goes on after that.
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
  // The thread may have ended by itself.
  const worked = await worker.cpuUsage().catch(() => null)
  if (worked !== null && (worked.user + worked.system) / 1_000 > patience) await worker.terminate()
}
