import { type Challenge, Problem } from '../../contract/problems.ts'
import type { Query } from '../../storage/sql.ts'
import type { Comment, Submission, Verdict } from '../comment.ts'
import type { Thread } from '../threads/thread.ts'
import type { Circumstances } from './circumstances.ts'

/** The comments know what they ask of a judge, and not who judges: `spam/` does, see service-needs.ts. */
export type Judge = (
  submission: Submission,
  thread: Thread,
  circumstances: Circumstances,
) => Promise<Judgement>

/** A verdict or, where work would lift every doubt, what is to be worked out first. */
export type Judgement = Judged | { readonly kind: 'work'; readonly challenge: Challenge }

export type Judged = {
  readonly kind: 'judged'
  readonly verdict: Verdict
  /** What the judge wants to recognise again, for the batch that stores the comment. */
  readonly remember: (comment: Comment) => readonly Query[]
}

/** What the judge asks for is the sender's turn. */
export function requireVerdict(judgement: Judgement): Judged {
  if (judgement.kind === 'judged') return judgement
  throw new Problem('proof-of-work-required', { challenge: judgement.challenge })
}
