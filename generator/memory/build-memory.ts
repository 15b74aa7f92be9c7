import { openPlanMemory, type PlanMemory } from '../plan/memory.ts'
import type { BuildRecord } from './build-record.ts'
import { amendOutputs } from './outputs.ts'

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
  return {
    plan: openPlanMemory(),
    recall: ground => (last?.ground === ground ? last.record : undefined),
    keep: (ground, record) => {
      last = { ground, record }
    },
    latest: () => last,
    distrust: output => {
      if (last === undefined) return
      const gone = new Set([output])
      const outputs = amendOutputs(last.record.outputs, { gone, made: new Map() })
      last = { ...last, record: { ...last.record, outputs } }
    },
    forget: () => {
      last = undefined
    },
  }
}
