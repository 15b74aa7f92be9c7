import type { CommentSource } from './comments/fetch-comments.ts'
import type { PaintCard } from './images/cards/paint-card.ts'
import type { BuildMemory } from './memory/build-memory.ts'
import type { Glance } from './steps/glance.ts'

export type BuildOptions = {
  readonly content: string
  readonly output: string
  /** The folder for what one build leaves for the next, and for the last good copy of the comments. */
  readonly cache: string
  /** The time, in milliseconds since 1970, that decides what counts as published. */
  readonly now: number
  readonly drafts: boolean
  readonly keepGoing: boolean
  readonly useCache: boolean
  /** Nobody is reading the output folder, so the site may be changed where it is instead of in a linked copy. */
  readonly inPlace?: boolean
  /** Fail if the service is unreachable and there is no earlier copy of its comments. */
  readonly requireComments: boolean
  /** Accept that comments are missing from the service, even if it never reported them as deleted. */
  readonly acceptFewerComments?: boolean
  readonly baseUrl?: string
  /** Defaults to the service that site.yaml names, or else to the site's own /api. */
  readonly comments?: CommentSource
  /** What a process that rebuilds the same site, such as the preview, keeps from one build to the next. */
  readonly memory?: BuildMemory
  /** A hash of the generator and the templates, if the caller already has it. */
  readonly code?: string
  /** What is already known about the files, if the caller has just looked. */
  readonly glance?: Glance
  /** `false` overrides site.yaml and draws no social cards: nobody shares a preview. */
  readonly socialCards?: boolean
  /** A painter of social cards, if the caller has already opened one. */
  readonly paint?: PaintCard
  /** The folder with eleventy.config.ts and what it copies; defaults to the generator's own project. */
  readonly project?: string
  /** Called at the start of each step. */
  readonly tell: (step: string) => void
}
