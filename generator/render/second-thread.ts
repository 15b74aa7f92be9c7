import { parentPort } from 'node:worker_threads'
import type { ReadingErrand } from '../content/parallel/read-claims.ts'
import { openKeptTexts } from './kept-texts.ts'
import type { WritingErrand } from './writing/helper.ts'
import { writeOrders } from './writing/write-orders.ts'

const kept = openKeptTexts()

/** An error in it ends the thread. */
parentPort?.on('message', (errand: ReadingErrand | WritingErrand) => {
  return errand.kind === 'read' ? read(errand) : write(errand)
})

/** Imported only here: a thread that only writes begins earlier without what reads front matter. */
async function read(errand: ReadingErrand): Promise<void> {
  const { readClaims } = await import('../content/parallel/read-claims.ts')
  readClaims(errand, kept.keep)
  if (errand.keepsTexts) await kept.renderAll(errand.reading.site)
}

function write(errand: WritingErrand): Promise<void> {
  kept.stop()
  errand.port.once('close', () => parentPort?.close())
  return writeOrders(errand, kept)
}
