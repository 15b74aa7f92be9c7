import type { BuildOptions } from '../build-options.ts'
import type { SecondThread } from '../content/parallel/second-thread.ts'
import type { Index } from '../content/read-content.ts'
import type { Difference, Published } from '../publish/compare-output.ts'
import type { Workshop } from '../workshop.ts'
import type { PlannedSite } from './plan-site.ts'
import type { Basis } from './read-basis.ts'

/** What all steps of a build share. */
export type Work = {
  readonly workshop: Workshop
  readonly options: BuildOptions
  readonly basis: Basis
  readonly second: SecondThread
  /** Announces the next step and starts timing it. */
  readonly step: (name: string) => void
}

/** The site as planned, the site as published, and the difference between the two. */
export type PlannedChange = {
  readonly index: Index
  readonly planned: PlannedSite
  readonly published: Published
  readonly difference: Difference
}
