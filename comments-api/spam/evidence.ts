import type { Circumstances } from '../comments/circumstances.ts'
import type { Submission } from '../comments/comment.ts'
import type { FormAge } from '../comments/form-stamp.ts'
import type { Thread } from '../comments/thread.ts'

/** All that the checks look at, so that each of them is a pure function. */
export type Evidence = {
  readonly submission: Submission
  readonly thread: Thread
  readonly circumstances: Circumstances
  readonly form: FormAge
}
