import type { CommentSource } from './comments/fetch-comments.ts'
import type { PaintCard } from './images/cards/paint-card.ts'
import type { BuildMemory } from './memory/build-memory.ts'
import type { Glance } from './memory/sight.ts'

export type BuildOptions = {
  readonly content: string
  readonly output: string
  /** What builds remember, and the last good copy of the comments. */
  readonly cache: string
  /** Milliseconds since 1970: what is "published by now". */
  readonly now: number
  readonly drafts: boolean
  readonly keepGoing: boolean
  readonly useCache: boolean
  /** Nobody reads the restored site, so the next one may grow in its very folder, without links beside it. */
  readonly inPlace?: boolean
  /** Stop when the service is away and there is no earlier copy of its comments. */
  readonly requireComments: boolean
  /** Conversations may lose comments that the service no longer has, though it never told that they were deleted. */
  readonly acceptFewerComments?: boolean
  readonly baseUrl?: string
  /** Without it, the service that site.yaml names, or the site's own /api. */
  readonly comments?: CommentSource
  /** What a process that builds the same site again and again keeps from one build to the next. */
  readonly memory?: BuildMemory
  /** A hash of the generator and the templates, if the caller has it already. */
  readonly code?: string
  /** What was seen of the files, if somebody has just looked. */
  readonly glance?: Glance
  /** `false` draws no social cards, whatever site.yaml says: nobody shares a preview. */
  readonly socialCards?: boolean
  /** A painter of social cards, if the caller has opened one already. */
  readonly paint?: PaintCard
  /** The folder of eleventy.config.ts and of what it copies; the generator's own project without it. */
  readonly project?: string
  /** Called as each step begins. */
  readonly tell: (step: string) => void
}
