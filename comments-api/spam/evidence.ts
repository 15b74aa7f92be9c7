import type { Submission } from '../comments/comment.ts'
import type { Circumstances } from '../comments/submitting/circumstances.ts'
import type { FormAge } from '../comments/submitting/form-stamp.ts'
import type { Thread } from '../comments/threads/thread.ts'
import type { Entries } from './block-list/entries.ts'
import type { Found } from './blocks.ts'
import type { Opinion } from './filter/score.ts'
import type { Counts, Limits } from './limits.ts'
import type { Words } from './shingles.ts'

/** The text of a comment or a mention, and its author. */
export type Text = {
  readonly author: Pick<Submission['author'], 'name' | 'email' | 'url'>
  readonly body: string
}

/** Everything that the checks look at. Gathering it first makes each check a pure function. */
export type Evidence = {
  readonly submission: Submission
  readonly thread: Thread
  readonly circumstances: Circumstances
  readonly form: FormAge
  readonly counts: Counts
  readonly limits: Limits
  readonly words: Words
  readonly blockList: Entries
  readonly blocks: readonly Found[]
  /** `null` as long as the filter has not learned enough. */
  readonly opinion: Opinion | null
  /** `null` if Akismet was not asked or did not answer. */
  readonly akismetSays: boolean | null
}
