import type { Event } from '../../events/event.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { type CommentStatus, canBecome } from '../status.ts'
import { isAsSeen } from '../store.ts'
import { versionOf } from '../thread-version.ts'
import { type ActionNeeds, act } from './act.ts'

/** `false` when the comment is no longer what the caller saw, or may not become that: nothing happened then. */
export async function changeStatus(
  needs: ActionNeeds,
  comment: Comment,
  to: CommentStatus,
): Promise<boolean> {
  if (!canBecome(comment.status, to)) return false
  return become(needs, comment, to)
}

/** Takes a deletion back, while the words are still there: see forget-deleted.ts. */
export async function restoreComment(
  needs: ActionNeeds,
  comment: Comment,
  to: Exclude<CommentStatus, 'deleted'>,
): Promise<boolean> {
  if (comment.status !== 'deleted' || comment.body === '') return false
  return become(needs, comment, to)
}

async function become(needs: ActionNeeds, comment: Comment, to: CommentStatus): Promise<boolean> {
  const { isDone } = await act(needs, {
    event: { type: eventTypes[to], comment: comment.id, thread: comment.thread },
    // Two moderators at once: the second finds the comment changed, and so raises no count and records nothing.
    happens: isAsSeen(comment),
    shows: difference(comment.status, to),
    changes: [setStatus(comment, to)],
  })
  return isDone
}

const eventTypes = {
  pending: 'comment-withdrawn',
  approved: 'comment-approved',
  spam: 'comment-rejected',
  deleted: 'comment-deleted',
} as const satisfies Record<CommentStatus, Event['type']>

/** How many more comments a reader can count: one less or one more; `null` where nobody sees a difference. */
export function difference(from: CommentStatus, to: CommentStatus): number | null {
  return Number(to === 'approved') - Number(from === 'approved') || null
}

/** A change that nobody can see keeps the version that the comment has. What is not shown is not pinned. */
function setStatus(comment: Comment, to: CommentStatus): Query {
  const isSeen = difference(comment.status, to) !== null
  const version = isSeen ? versionOf(comment.thread) : sql`version`
  return sql`
    update comments
    set status = ${to}, version = ${version}, pinned = 0
    where id = ${comment.id} and ${isAsSeen(comment)}
    returning id`
}
