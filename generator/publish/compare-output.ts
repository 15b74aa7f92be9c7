import { existsSync, lstatSync, readdirSync } from 'node:fs'
import type { PlanEntry } from '../plan/entries.ts'
import { type BuildRecord, type OutputRecord, topsOf, type WrittenOutputs } from './build-record.ts'

import { listFiles } from './list-files.ts'

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
}

export function compareOutput(
  path: string,
  plan: readonly PlanEntry[],
  { record, isCertain }: Published,
): Difference {
  const gone = new Set([...record.outputs.keys(), ...strangersIn(path, record.outputs.keys())])
  for (const { output } of plan) gone.delete(output)
  const isCurrent = (entry: PlanEntry) => {
    const known = record.outputs.get(entry.output)
    if (known?.fingerprint !== entry.fingerprint) return false
    // Nobody else writes what a preview serves, and thirty thousand looks take a fifth of a second.
    return isCertain || isAsWritten(`${path}/${entry.output}`, known)
  }
  return {
    stale: plan.filter(entry => !isCurrent(entry)),
    removed: [...gone],
  }
}

/** Whether nobody changed, added or took away a file since. */
export function isOutputSame(path: string, { names, sizes, modified }: WrittenOutputs): boolean {
  const isSame = (name: string, at: number) =>
    isAsWritten(`${path}/${name}`, { size: sizes[at], modified: modified[at] })
  return strangersIn(path, names).length === 0 && names.every(isSame)
}

type Look = { readonly [Fact in 'size' | 'modified']: OutputRecord[Fact] | undefined }

function isAsWritten(path: string, { size, modified }: Look): boolean {
  const status = lstatSync(path, { throwIfNoEntry: false })
  return status?.isFile() === true && status.size === size && status.mtimeMs === modified
}

/** With a record, a look at the top is enough; without one, everything in the folder is of unknown origin. */
function strangersIn(path: string, outputs: Iterable<string>): string[] {
  if (!existsSync(path)) return []
  const known = topsOf(outputs)
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !known.has(entry.name))
    .flatMap(entry => (entry.isDirectory() ? outputsIn(path, entry.name) : [entry.name]))
}

function outputsIn(path: string, folder: string): string[] {
  return listFiles(path, folder).map(({ output }) => output)
}
