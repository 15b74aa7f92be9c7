import type { BuildOptions } from '../build-options.ts'
import type { Index } from '../content/read-content.ts'
import type { Difference, Published } from '../publish/compare-output.ts'
import type { Workshop } from '../workshop.ts'
import type { PlannedSite } from './plan-site.ts'
import type { Ground } from './read-ground.ts'

/** What all steps share. */
export type Work = {
  readonly workshop: Workshop
  readonly options: BuildOptions
  readonly ground: Ground
  /** Tells of the step that begins, and times it. */
  readonly step: (name: string) => void
}

/** The site as it is planned, as it stands published, and what separates the two. */
export type PlannedChange = {
  readonly index: Index
  readonly planned: PlannedSite
  readonly published: Published
  readonly difference: Difference
}
