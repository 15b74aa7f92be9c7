import type { BuildOptions } from '../build-options.ts'
import type { Post } from '../content/post.ts'
import type { BrokenImages } from '../images/read-images.ts'
import type { Stopwatch } from '../stopwatch.ts'
import type { Workshop } from '../workshop.ts'
import type { Ground } from './read-ground.ts'

/** What all steps share. */
export type Work = {
  readonly workshop: Workshop
  readonly options: BuildOptions
  readonly ground: Ground
  /** All that changed since the last plan, if these are texts alone. */
  readonly changed: ReadonlySet<Post> | null
  /** Found out while an earlier attempt encoded them. */
  readonly broken: BrokenImages
  readonly step: (name: string) => void
  readonly stopwatch: Stopwatch
}
