import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../content/records.ts'
import type { BuildRecord, OutputRecord, Outputs } from './build-record.ts'
import { listFiles } from './list-files.ts'

/**
 * Names a folder as no copy of it is named. A site that CI restored has other files than the build wrote, though
 * some archives keep even their times: there, size and time tell nothing. Renaming leaves the name as it is.
 */
export function placeOf(path: string): string | null {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false })
  return status === undefined ? null : `${status.ino} ${status.birthtimeNs}`
}

/** What is known of a site that was copied or restored is known by its bytes; the very folder needs no look. */
export function recogniseSite(path: string, record: BuildRecord): BuildRecord {
  const place = placeOf(path)
  if (place === null || place === record.place || record.outputs.size === 0) return record
  // The site before this one was not looked at: nothing may grow from it.
  return { ...record, outputs: recogniseOutputs(path, record.outputs), place, lastChange: null }
}

/** Made from nothing that a plan could hold: such a file is rendered anew, or goes. */
const unknown: OutputRecord = { fingerprint: '', size: 0, modified: 0, hash: '' }

/** Of all files that are there, so that strangers among them go. */
function recogniseOutputs(path: string, outputs: Outputs): Outputs {
  const sizes = [...outputs.values()].map(({ size }) => size)
  const space = Buffer.allocUnsafe(sizes.reduce((most, size) => Math.max(most, size)))
  const recognise = (output: string) => {
    const known = outputs.get(output)
    if (known === undefined) return unknown
    try {
      return recogniseOutput(join(path, output), known, space)
    } catch {
      // What cannot be read is as good as missing.
      return unknown
    }
  }
  return new Map(
    listFiles(path).map(({ output, isPlain }) => [output, isPlain ? recognise(output) : unknown]),
  )
}

/** Into the same space each time: to give each of thirty thousand files its own took a third of the time. */
function recogniseOutput(path: string, known: OutputRecord, space: Buffer): OutputRecord {
  const file = openSync(path, 'r')
  try {
    const { size, mtimeMs } = fstatSync(file)
    if (size !== known.size) return unknown
    const isWhole = readSync(file, space, 0, size, 0) === size
    const isSame = isWhole && hashOf(space.subarray(0, size)) === known.hash
    return isSame ? { ...known, modified: mtimeMs } : unknown
  } finally {
    closeSync(file)
  }
}
