import type { BuildRecord } from '../memory/build-record.ts'
import type { PlanEntry } from '../plan/entries.ts'
import { type Looking, looksAsWritten } from './looking.ts'
import { unknownFilesIn } from './unknown-files.ts'

/** The difference between the published and the planned site. */
export type Difference = {
  /** Entries whose file is missing, was changed by somebody, or was made from something else. */
  readonly stale: readonly PlanEntry[]
  /** Published files that no entry plans. */
  readonly removed: readonly string[]
}

/** The published site. */
export type Published = {
  readonly record: BuildRecord
  /** This process wrote it, or has just read every byte of it, so sizes and times have nothing to add. */
  readonly isCertain: boolean
  /** Has been looking at the files since this build started. */
  readonly looking?: Looking | undefined
}

export function compareOutput(
  path: string,
  plan: readonly PlanEntry[],
  { record, isCertain, looking }: Published,
): Difference {
  // Before looking for unknown files, since the other thread will have looked for them by then.
  const changed = looking?.changed()
  const { names } = record.outputs.inColumns()
  const planned = new Set(plan.map(({ output }) => output))
  const unknownFiles = looking?.unknownFiles() ?? unknownFilesIn(path, names)
  const standing = [...names, ...unknownFiles]
  const isCurrent = (entry: PlanEntry) => {
    const { output, fingerprint } = entry
    if (record.outputs.fingerprintOf(output) !== fingerprint) return false
    if (changed !== undefined) return !changed.has(output)
    // Nobody else writes to what a preview serves, and looking at thirty thousand files takes a fifth of a second.
    return isCertain || looksAsWritten(`${path}/${output}`, record.outputs.find(output))
  }
  return {
    stale: plan.filter(entry => !isCurrent(entry)),
    removed: standing.filter(output => !planned.has(output)),
  }
}

export function isDifferent({ stale, removed }: Difference): boolean {
  return stale.length + removed.length > 0
}
