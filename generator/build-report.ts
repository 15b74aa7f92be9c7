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
  /** What went otherwise than wished without being the author's mistake. */
  readonly notices: readonly string[]
}

/** The published site together with what it was made from, for checks that compare the two. */
export type BuiltContent = {
  readonly report: BuildReport
  readonly site: Site
  readonly index: Index
  readonly entries: readonly PlanEntry[]
  readonly plan: Plan
  /** Files and folders that the owner's extension is made of, or copies. */
  readonly sources: readonly string[]
}
