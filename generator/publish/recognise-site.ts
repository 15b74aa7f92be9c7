import { once } from 'node:events'
import { statSync } from 'node:fs'
import { startThread } from '../start-thread.ts'
import type { BuildRecord, OutputRecord, Outputs } from './build-record.ts'
import { type Recognised, type Remembered, recogniseFiles } from './recognise-files.ts'

/**
 * Names a folder as no copy of it is named. A site that CI restored has other files than the build wrote, though
 * some archives keep even their times: there, size and time tell nothing. Renaming leaves the name as it is.
 */
export function placeOf(path: string): string | null {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false })
  return status === undefined ? null : `${status.ino} ${status.birthtimeNs}`
}

/** What is known of a site that was copied or restored is known by its bytes; the very folder needs no look. */
export async function recogniseSite(path: string, record: BuildRecord): Promise<BuildRecord> {
  const place = placeOf(path)
  if (place === null || place === record.place || record.outputs.size === 0) return record
  const outputs = await recogniseOutputs(path, record.outputs)
  // The site before this one was not looked at: nothing may grow from it.
  return { ...record, outputs, place, lastChange: null }
}

async function recogniseOutputs(path: string, outputs: Outputs): Promise<Outputs> {
  const records = [...outputs.values()]
  const { modified, strangers } = await recogniseBeside({
    path,
    outputs: [...outputs.keys()],
    sizes: records.map(({ size }) => size),
    hashes: records.map(({ hash }) => hash),
  })
  const found = new Map<string, OutputRecord>()
  for (const [number, [output, known]] of [...outputs].entries()) {
    const time = modified[number] ?? Number.NaN
    found.set(output, Number.isNaN(time) ? unknown : { ...known, modified: time })
  }
  for (const stranger of strangers) found.set(stranger, unknown)
  return found
}

/** Made from nothing that a plan could hold: such a file is rendered anew, or goes. */
const unknown: OutputRecord = { fingerprint: '', size: 0, modified: 0, hash: '' }

/** For fewer, starting a thread takes longer than it saves. */
const fewFiles = 2_000

/** While this thread reads the content and plans: neither needs the site that stands. */
async function recogniseBeside(remembered: Remembered): Promise<Recognised> {
  if (remembered.outputs.length < fewFiles) return recogniseFiles(remembered)
  await using thread = startThread(new URL('./recognising-thread.ts', import.meta.url), remembered)
  // What it cannot do fails here.
  const [recognised]: Recognised[] = await once(thread.worker, 'message').catch(() => [])
  return recognised ?? recogniseFiles(remembered)
}
