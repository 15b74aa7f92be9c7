import type { Comment } from '../../comments/comment.ts'
import type { OnDesk } from '../desk/queue.ts'

/** A comment as only moderators may see it. */
export function commentForModerator(comment: Comment) {
  const { id, thread, parent, author, body, html, status, createdAt, editedAt } = comment
  const { isPinned, revision } = comment
  return { id, thread, parent, author, body, html, status, createdAt, editedAt, isPinned, revision }
}

export function entryForModerator({ comment, reasons, network }: OnDesk) {
  const { isConfirmed } = comment.author
  return { ...commentForModerator(comment), reasons, network, isConfirmed }
}
