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
  return {
    plan: openPlanMemory(),
    recall: ground => (last?.ground === ground ? last.record : undefined),
    keep: (ground, record) => {
      last = { ground, record }
    },
    latest: () => last,
    distrust: output => {
      if (last === undefined) return
      const outputs = new Map(last.record.outputs)
      outputs.delete(output)
      last = { ...last, record: { ...last.record, outputs } }
    },
    forget: () => {
      last = undefined
    },
  }
}
