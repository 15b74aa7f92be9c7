import { record } from '../../events/record.ts'
import { always, type Query } from '../../storage/sql.ts'
import { type Comment, reasonsOf, type Verdict } from '../comment.ts'
import type { Needs } from '../needs.ts'
import { codeOf } from '../reasons.ts'
import { insertComment } from '../store.ts'
import { countPublished, insertThread } from '../thread-version.ts'
import { storeUnlessRepeated, type UsedUp, usedUp } from './repeats.ts'

/** What is stored about a comment that readers never see. */
type Admission = {
  readonly verdict: Verdict
  readonly network: string | null
  readonly editHash: string | null
  /** Its author asked for mail about replies. */
  readonly subscribe: boolean
  /** Further statements for the same batch. */
  readonly alongside: readonly Query[]
}

/**
 * Stores the comment and its event in one batch. Returns the thread's version if readers see the
 * comment at once, `null` if they do not.
 */
export async function storeComment(
  needs: Pick<Needs, 'database' | 'world' | 'secret'>,
  comment: Comment,
  { verdict, network, editHash, subscribe, alongside }: Admission,
): Promise<number | null | UsedUp> {
  const { id, thread, status } = comment
  const reasons = reasonsOf(verdict)
  const about = { comment: id, thread, status, reasons: reasons.map(codeOf), subscribe }
  // At the same moment: a digest tells of what was published since the first of its events.
  const atOnce = { ...needs.world, now: () => Date.parse(comment.createdAt) }
  const stored = await storeUnlessRepeated(needs, { comment, condition: always }, digests =>
    needs.database.batch([
      status === 'approved' ? countPublished(thread) : insertThread(thread),
      ...digests,
      insertComment(comment, { reasons, network, editHash }),
      record({ type: 'comment-submitted', ...about }, atOnce),
      ...alongside,
    ]),
  )
  if (stored === usedUp) return usedUp
  const [counted] = stored
  return counted[0]?.version ?? null
}
