import { Worker } from 'node:worker_threads'
import { SourceRead } from './card.ts'
import type { Source } from './read-source.ts'

/** Milliseconds. */
const usualPatience = 5_000
const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** A stranger's page keeps nobody waiting: it is read in a thread of its own, which ends when it takes too long or too much. */
export class SourceUnreadable extends Error {
  override name = 'SourceUnreadable'
}

export function readApart(source: Source, patience = usualPatience): Promise<SourceRead> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: source,
      resourceLimits: memory,
    })
    const timer = setTimeout(() => {
      reject(new SourceUnreadable(`${source.url} takes too long to read`))
      void worker.terminate()
    }, patience)
    worker.once('message', (read: unknown) => resolve(SourceRead.parse(read)))
    worker.once('error', cause => {
      reject(new SourceUnreadable(`${source.url} cannot be read`, { cause }))
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new SourceUnreadable(`${source.url} cannot be read`))
    })
  })
}
