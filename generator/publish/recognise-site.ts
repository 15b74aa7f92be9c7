import { statSync } from 'node:fs'
import type { BuildRecord } from './build-record.ts'
import { inColumns, type OutputRecord, type Outputs } from './output-columns.ts'
import type { Recognised } from './recognise-files.ts'
import { beginToRecognise, type Recognition } from './recognise-together.ts'

/**
 * Names a folder as no copy of it is named. A site that CI restored has other files than the build wrote, though
 * some archives keep even their times: there, size and time tell nothing. Renaming leaves the name as it is.
 */
export function placeOf(path: string): string | null {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false })
  return status === undefined ? null : `${status.ino} ${status.birthtimeNs}`
}

/** The record, checked against the bytes of every file if the site was copied or restored; the very folder needs no look. */
export async function recogniseSite(
  path: string,
  record: BuildRecord,
  begun?: Recognition,
): Promise<BuildRecord> {
  const place = placeOf(path)
  if (place === null || place === record.place || record.outputs.size === 0) {
    await begun?.stop()
    return record
  }
  const reading = begun ?? beginToRecognise({ path, outputs: inColumns(record.outputs) })
  const recognised = await reading.finish()
  // The site before this one was not looked at: nothing may grow from it.
  return { ...record, outputs: outputsAmong(recognised, record.outputs), place, lastChange: null }
}

function outputsAmong({ modified, strangers }: Recognised, outputs: Outputs): Outputs {
  const found = new Map<string, OutputRecord>()
  for (const [output, known] of outputs) {
    const time = modified[found.size] ?? Number.NaN
    found.set(output, Number.isNaN(time) ? unknown : { ...known, modified: time })
  }
  for (const stranger of strangers) found.set(stranger, unknown)
  return found
}

/** With a fingerprint that no plan has: such a file is rendered anew, or deleted. */
const unknown: OutputRecord = { fingerprint: '', size: 0, modified: 0, hash: '' }
