import type { PlanEntry } from '../plan/entries.ts'
import type { BuildRecord } from './build-record.ts'
import { type Looking, looksAsWritten } from './looking.ts'
import { strangersIn } from './strangers.ts'

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
  /** Looks at the files since this build began. */
  readonly looking?: Looking | undefined
}

export function compareOutput(
  path: string,
  plan: readonly PlanEntry[],
  { record, isCertain, looking }: Published,
): Difference {
  // Before the strangers: by then the other thread has seen whether there are any.
  const changed = looking?.changed()
  const planned = new Set(plan.map(({ output }) => output))
  const strangers = looking?.strangers() ?? strangersIn(path, record.outputs.keys())
  const standing = [...record.outputs.keys(), ...strangers]
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

export function isDifferent({ stale, removed }: Difference): boolean {
  return stale.length + removed.length > 0
}
