import { statSync } from 'node:fs'
import type { BuildRecord } from './build-record.ts'
import { inColumns, type OutputRecord, type Outputs } from './output-columns.ts'
import type { Recognised } from './recognise-files.ts'
import { beginToRecognise, type Recognition } from './recognise-together.ts'

/**
 * Identifies a folder in a way that no copy of it shares. A site restored by CI has other files than the build wrote,
 * though some archives keep even their times: sizes and times then mean nothing. Renaming does not change it.
 */
export function placeOf(path: string): string | null {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false })
  return status === undefined ? null : `${status.ino} ${status.birthtimeNs}`
}

/**
 * Checks the record against the bytes of every file if the site was copied or restored; the original folder needs no
 * check.
 */
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
  // The previous site has not been checked, so nothing may be made from it.
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

/** With a fingerprint that no plan has: such a file is rendered again, or deleted. */
const unknown: OutputRecord = { fingerprint: '', size: 0, modified: 0, hash: '' }
