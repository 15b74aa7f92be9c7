import { type Challenge, Problem } from '../../contract/problems.ts'
import type { Query } from '../../storage/sql.ts'
import type { Comment, Submission, Verdict } from '../comment.ts'
import type { Thread } from '../threads/thread.ts'
import type { Circumstances } from './circumstances.ts'

/** This is all that `comments/` knows about the judge, which is `spam/`: see service-needs.ts. */
export type Judge = (
  submission: Submission,
  thread: Thread,
  circumstances: Circumstances,
) => Promise<Judgement>

/** A verdict or, if a proof of work would settle the doubt, the challenge to solve first. */
export type Judgement = Judged | { readonly kind: 'work'; readonly challenge: Challenge }

export type Judged = {
  readonly kind: 'judged'
  readonly verdict: Verdict
  /** What the judge wants to remember, as statements for the batch that stores the comment. */
  readonly remember: (comment: Comment) => readonly Query[]
}

/** Throws the problem that asks the sender to solve the judge's challenge. */
export function requireVerdict(judgement: Judgement): Judged {
  if (judgement.kind === 'judged') return judgement
  throw new Problem('proof-of-work-required', { challenge: judgement.challenge })
}
