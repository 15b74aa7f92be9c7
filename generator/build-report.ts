import type { Index } from './content/read-content.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { PlanEntry } from './plan/entries.ts'
import type { Plan } from './plan/plan-pages.ts'
import type { Site } from './site/site.ts'
import type { Timings } from './stopwatch.ts'

export type BuildReport = {
  readonly posts: number
  readonly pages: number
  readonly rendered: number
  readonly removed: number
  readonly diagnostics: readonly Diagnostic[]
  readonly nextDue: string | null
  readonly timings: Timings
  /** Things that went wrong without the author being at fault. */
  readonly notices: readonly string[]
}

/** The published site and what it was made from, for checks that compare the two. */
export type BuiltContent = {
  readonly report: BuildReport
  readonly site: Site
  readonly index: Index
  readonly entries: readonly PlanEntry[]
  readonly plan: Plan
  /** Files and folders that the owner's extension consists of, or copies. */
  readonly sources: readonly string[]
}
