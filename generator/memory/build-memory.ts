import { openPlanMemory, type PlanMemory } from '../plan/memory.ts'
import type { BuildRecord } from '../publish/build-record.ts'

/** The last build of a process that builds the same site again and again. */
export type BuildMemory = {
  readonly plan: PlanMemory
  /** What the last build recorded, if it was of the same ground: the same code for the same site. */
  recall(ground: string): BuildRecord | undefined
  keep(ground: string, record: BuildRecord): void
  latest(): { readonly ground: string; readonly record: BuildRecord } | undefined
  /** Of a file that was replaced since: the next build writes it anew. */
  distrust(output: string): void
  /** Before the folders change: a build that fails between the two leaves neither as it was known. */
  forget(): void
}

export function openBuildMemory(): BuildMemory {
  let last: { readonly ground: string; readonly record: BuildRecord } | undefined
  const distrusted = new Set<string>()
  const latest = () => {
    if (last !== undefined && distrusted.size > 0) {
      const outputs = new Map(last.record.outputs)
      for (const output of distrusted) outputs.delete(output)
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
      // Left for the build that follows: among 10,000 posts there are 30,000 outputs to copy.
      distrusted.add(output)
    },
    forget: () => {
      distrusted.clear()
      last = undefined
    },
  }
}
