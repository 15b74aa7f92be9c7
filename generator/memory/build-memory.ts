import { openPlanMemory, type PlanMemory } from '../plan/memory.ts'
import type { BuildRecord } from '../publish/build-record.ts'
import { amendOutputs } from '../publish/outputs.ts'

/** The last build of a process that builds the same site again and again. */
export type BuildMemory = {
  readonly plan: PlanMemory
  /** The record of the last build, if it had the same ground: the same code and the same settings. */
  recall(ground: string): BuildRecord | undefined
  keep(ground: string, record: BuildRecord): void
  latest(): { readonly ground: string; readonly record: BuildRecord } | undefined
  /** Forgets what is known of a file that has since been replaced, so that the next build writes it again. */
  distrust(output: string): void
  /** Called before the folders change, so that a build that fails in between leaves nothing wrongly known. */
  forget(): void
}

export function openBuildMemory(): BuildMemory {
  let last: { readonly ground: string; readonly record: BuildRecord } | undefined
  const distrusted = new Set<string>()
  const latest = () => {
    if (last !== undefined && distrusted.size > 0) {
      const outputs = amendOutputs(last.record.outputs, { made: new Map(), gone: distrusted })
      distrusted.clear()
      last = { ...last, record: { ...last.record, outputs } }
    }
    return last
  }
  return {
    plan: openPlanMemory(),
    recall: ground => {
      const known = latest()
      return known?.ground === ground ? known.record : undefined
    },
    keep: (ground, record) => {
      distrusted.clear()
      last = { ground, record }
    },
    latest,
    distrust: output => {
      // Left to the build that follows: with 10,000 posts there are 30,000 outputs to copy.
      distrusted.add(output)
    },
    forget: () => {
      distrusted.clear()
      last = undefined
    },
  }
}
