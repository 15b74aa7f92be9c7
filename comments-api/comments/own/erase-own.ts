import { type ActionNeeds, act } from '../changes/act.ts'
import { bury } from '../changes/bury.ts'
import { difference } from '../changes/change-status.ts'
import type { Comment } from '../comment.ts'
import { isAsSeen } from '../store.ts'
import { forgetDigest } from '../submitting/repeats.ts'

/**
 * A deletion by the comment's author: the words and the name are erased at once, from the database too. Returns `false`
 * if the comment is no longer what the caller saw.
 */
export async function eraseOwnComment(needs: ActionNeeds, comment: Comment): Promise<boolean> {
  const happens = isAsSeen(comment)
  const { isDone } = await act(needs, {
    event: { type: 'comment-deleted', comment: comment.id, thread: comment.thread },
    happens,
    shows: difference(comment.status, 'deleted'),
    changes: [forgetDigest(comment, happens), bury(comment)],
  })
  return isDone
}
