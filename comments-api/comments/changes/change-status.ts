import type { Event } from '../../events/event.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { type CommentStatus, canBecome, type Undoing } from '../status.ts'
import { isAsSeen } from '../store.ts'
import { versionOf } from '../thread-version.ts'
import { type ActionNeeds, act } from './act.ts'

/** Returns `false` without any effect if the comment is no longer what the caller saw, or may not get this status. */
export async function changeStatus(
  needs: ActionNeeds,
  comment: Comment,
  to: CommentStatus,
): Promise<boolean> {
  if (!canBecome(comment.status, to)) return false
  return become(needs, comment, { to, isPinned: false, isUndecided: false })
}

/**
 * Undoes a decision; a deletion only while the words are still there, see forget-deleted.ts. Words that were edited
 * since are not published by it.
 */
export async function undoDecision(
  needs: ActionNeeds,
  comment: Comment,
  undoing: Undoing,
): Promise<boolean> {
  const { status, body, editedAt } = comment
  const isPossible = status === 'deleted' ? body !== '' : canBecome(status, undoing.to)
  const isUnread = undoing.to === 'approved' && (editedAt ?? '') > undoing.decidedAt
  return isPossible && !isUnread && become(needs, comment, undoing)
}

type Becoming = Omit<Undoing, 'decidedAt'>

async function become(needs: ActionNeeds, comment: Comment, undoing: Becoming): Promise<boolean> {
  const { to, isUndecided } = undoing
  const about = { comment: comment.id, thread: comment.thread }
  const { isDone } = await act(needs, {
    event: { type: eventTypes[to], ...about, ...(isUndecided && { undecided: true as const }) },
    // If two moderators act at once, the second finds the comment changed, and so neither counts nor records anything.
    happens: isAsSeen(comment),
    shows: difference(comment.status, to),
    changes: [setStatus(comment, undoing)],
  })
  return isDone
}

const eventTypes = {
  pending: 'comment-withdrawn',
  approved: 'comment-approved',
  spam: 'comment-rejected',
  deleted: 'comment-deleted',
} as const satisfies Record<CommentStatus, Event['type']>

/** How readers' count changes: by one up or down, or `null` if they see no difference. */
export function difference(from: CommentStatus, to: CommentStatus): number | null {
  return Number(to === 'approved') - Number(from === 'approved') || null
}

/**
 * A change that readers cannot see leaves the comment's version alone. A comment that is not shown is not pinned
 * either.
 */
function setStatus(comment: Comment, { to, isPinned }: Becoming): Query {
  const isSeen = difference(comment.status, to) !== null
  const version = isSeen ? versionOf(comment.thread) : sql`version`
  return sql`
    update comments
    set status = ${to}, version = ${version}, pinned = ${isPinned && to === 'approved' ? 1 : 0}
    where id = ${comment.id} and ${isAsSeen(comment)}
    returning id`
}
