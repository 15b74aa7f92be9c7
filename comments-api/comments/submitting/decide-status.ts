import type { Verdict } from '../comment.ts'
import type { CommentStatus } from '../status.ts'

/** Whose comments are held: those of new authors (`first`), everybody's (`all`), or only doubtful ones (`none`). */
export type Policy = 'first' | 'all' | 'none'

export function decideStatus(
  verdict: Verdict,
  { policy, isTrusted }: { readonly policy: Policy; readonly isTrusted: boolean },
): CommentStatus {
  if (verdict.kind === 'spam') return 'spam'
  if (verdict.kind === 'doubt' || policy === 'all') return 'pending'
  return policy === 'none' || isTrusted ? 'approved' : 'pending'
}
