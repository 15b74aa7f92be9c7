import { existsSync, readdirSync } from 'node:fs'
import type { PlanEntry } from '../plan/entries.ts'
import { type BuildRecord, topsOf } from './build-record.ts'
import { listFiles } from './list-files.ts'
import { type Looking, looksAsWritten } from './looking.ts'

/** What separates the published site from the planned one. */
export type Difference = {
  /** Entries whose file is missing, was changed by somebody, or was made from something else. */
  readonly stale: readonly PlanEntry[]
  /** Published files that no entry plans. */
  readonly removed: readonly string[]
}

/** The site that stands. */
export type Published = {
  readonly record: BuildRecord
  /** This very process wrote it, or has just read every byte of it: sizes and times tell no more. */
  readonly isCertain: boolean
  /** Of the files that were looked at since this build began. */
  readonly looking?: Looking | undefined
}

export function compareOutput(
  path: string,
  plan: readonly PlanEntry[],
  { record, isCertain, looking }: Published,
): Difference {
  const planned = new Set(plan.map(({ output }) => output))
  const standing = [...record.outputs.keys(), ...strangersIn(path, record.outputs.keys())]
  const changed = looking?.changed()
  const isCurrent = (entry: PlanEntry) => {
    const known = record.outputs.get(entry.output)
    if (known?.fingerprint !== entry.fingerprint) return false
    if (changed !== undefined) return !changed.has(entry.output)
    // Nobody else writes what a preview serves, and thirty thousand looks take a fifth of a second.
    return isCertain || looksAsWritten(`${path}/${entry.output}`, known)
  }
  return {
    stale: plan.filter(entry => !isCurrent(entry)),
    removed: standing.filter(output => !planned.has(output)),
  }
}

/** With a record, a look at the top is enough; without one, everything in the folder is of unknown origin. */
export function strangersIn(path: string, outputs: Iterable<string>): string[] {
  if (!existsSync(path)) return []
  const known = topsOf(outputs)
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !known.has(entry.name))
    .flatMap(entry => (entry.isDirectory() ? outputsIn(path, entry.name) : [entry.name]))
}

function outputsIn(path: string, folder: string): string[] {
  return listFiles(path, folder).map(({ output }) => output)
}
