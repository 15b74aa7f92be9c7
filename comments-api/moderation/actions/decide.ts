import { isAsRead } from '../../comments/changes/as-read.ts'
import { changeStatus } from '../../comments/changes/change-status.ts'
import type { Comment } from '../../comments/comment.ts'
import type { CommentStatus } from '../../comments/status.ts'
import { findComments } from '../../comments/store.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import { logged, type Needs } from './logged.ts'

export type Decision = {
  readonly ids: readonly string[]
  readonly to: CommentStatus
  /** The revisions that the moderator read, if known. */
  readonly seen?: ReadonlyMap<string, string | undefined>
}

export type Decided = {
  /** Identifies the action, to undo it. `null` if nothing was done. */
  readonly act: string | null
  readonly changed: readonly Comment[]
  /** Comments that may not get this status, or were decided on or edited in the meantime. */
  readonly refused: readonly Comment[]
}

/** Decides on one or many comments. Waiting batches are committed together, so many cost little more than one. */
export async function decide(needs: Needs, by: SignedIn, decision: Decision): Promise<Decided> {
  const { ids, to, seen } = decision
  const act = needs.world.newId()
  const found = await findComments(needs.database, ids)
  // If two moderators decide the same, both succeed.
  const comments = found.filter(comment => comment.status !== to)
  const outcomes = await Promise.all(
    comments.map(comment => {
      if (to === 'approved' && !isAsRead(comment, seen?.get(comment.id))) return false
      const { id, thread, status } = comment
      const entry = { type: 'decided', act, comment: id, thread, was: status, became: to } as const
      return changeStatus(logged(needs, by, entry), comment, to)
    }),
  )
  const changed = comments.filter((_, index) => outcomes[index])
  const refused = comments.filter((_, index) => !outcomes[index])
  return { act: changed.length > 0 ? act : null, changed, refused }
}
