import { statSync, utimesSync } from 'node:fs'
import type { BuildRecord } from '../memory/build-record.ts'
import { contentsOf, type OutputRecord } from '../memory/output-columns.ts'
import { amendOutputs, type Outputs, retimeOutputs } from '../memory/outputs.ts'
import type { Recognised } from './recognise-files.ts'
import { beginToRecognise, type Recognition } from './recognise-together.ts'

/**
 * Identifies a published folder in a way that no copy of it shares. A site restored by CI has other files than the build
 * wrote, though some archives keep even their times: sizes and times then mean nothing. Renaming does not change it.
 */
export function placeOf(path: string): string | null {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false })
  return status === undefined ? null : `${status.ino} ${status.birthtimeNs} ${status.mtimeNs}`
}

/**
 * Every second site is published in the same folder. Without a time of its own, a newer site would be taken for the one
 * that an older, restored record describes, and files that only the newer one has would stay.
 */
export function giveOwnTime(path: string): void {
  const now = new Date()
  utimesSync(path, now, now)
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
  const columns = record.outputs.inColumns()
  if (place === null || place === record.place || columns.names.length === 0) {
    await begun?.stop()
    return record
  }
  const reading = begun ?? beginToRecognise({ path, outputs: contentsOf(columns) })
  const recognised = await reading.finish()
  // The previous site has not been checked, so nothing may be made from it.
  return { ...record, outputs: outputsAmong(recognised, record.outputs), place, lastChange: null }
}

function outputsAmong({ modified, unknownFiles }: Recognised, outputs: Outputs): Outputs {
  const lost = outputs.inColumns().names.filter((_, at) => Number.isNaN(modified[at]))
  const made = new Map([...lost, ...unknownFiles].map(output => [output, unknown]))
  return amendOutputs(retimeOutputs(outputs, modified), { gone: new Set(), made })
}

/** With a fingerprint that no plan has: such a file is rendered again, or deleted. */
const unknown: OutputRecord = { fingerprint: '', size: 0, modified: 0, hash: '' }
