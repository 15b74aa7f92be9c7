import type { Verdict } from '../comment.ts'
import type { CommentStatus } from '../status.ts'

/** Whose comments are held: those of new authors (`first`), everybody's (`all`), or only doubtful ones (`none`). */
export type Policy = 'first' | 'all' | 'none'

type Deciding = { readonly policy: Policy; readonly isTrusted: () => Promise<boolean> }

/** Asks whether the author is trusted only if that decides. */
export async function decideStatus(
  verdict: Verdict,
  { policy, isTrusted }: Deciding,
): Promise<CommentStatus> {
  if (verdict.kind === 'spam') return 'spam'
  if (verdict.kind === 'doubt' || policy === 'all') return 'pending'
  return policy === 'none' || (await isTrusted()) ? 'approved' : 'pending'
}
