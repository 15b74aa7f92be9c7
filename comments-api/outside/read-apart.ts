import { Worker } from 'node:worker_threads'
import type { z } from 'zod'

/** Milliseconds. */
const usualPatience = 5_000
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

/** A stranger's page keeps nobody waiting: it is read in a thread of its own, which ends when it takes too long or too much. */
export function readApart<Schema extends z.ZodType>(
  reading: Reading<Schema>,
): Promise<z.infer<Schema>> {
  const { thread, document, answer, patience = usualPatience } = reading
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: document, resourceLimits: memory })
    const timer = setTimeout(() => {
      reject(new Unreadable(`${document.url} takes too long to read`))
      void worker.terminate()
    }, patience)
    worker.once('message', (read: unknown) => resolve(answer.parse(read)))
    worker.once('error', cause => {
      reject(new Unreadable(`${document.url} cannot be read`, { cause }))
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Unreadable(`${document.url} cannot be read`))
    })
  })
}
