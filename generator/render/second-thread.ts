import { parentPort } from 'node:worker_threads'
import type { ReadingTask } from '../content/parallel/read-claims.ts'
import { openKeptTexts } from './kept-texts.ts'
import type { WritingTask } from './writing/helper.ts'
import { writeOrders } from './writing/write-orders.ts'

const kept = openKeptTexts()

/** An error in it ends the thread. */
parentPort?.on('message', (task: ReadingTask | WritingTask) => {
  return task.kind === 'read' ? read(task) : write(task)
})

/** Imported only here: a thread that only writes begins earlier without what reads front matter. */
async function read(task: ReadingTask): Promise<void> {
  const { readClaims } = await import('../content/parallel/read-claims.ts')
  readClaims(task, kept.keep)
  if (task.keepsTexts) await kept.renderAll(task.reading.site)
}

function write(task: WritingTask): Promise<void> {
  kept.stop()
  task.port.once('close', () => parentPort?.close())
  return writeOrders(task, kept)
}
