import { sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { fragmentOf } from '../fragment.ts'
import { isAsSeen } from '../store.ts'
import { versionOf } from '../thread-version.ts'
import { type ActionNeeds, act } from './act.ts'

/**
 * The author has shown that they own the mail address beside this comment. This holds for this comment only, because
 * anybody can type a known address beside another. Returns `false` if nothing changed.
 */
export async function confirmAuthor(needs: ActionNeeds, comment: Comment): Promise<boolean> {
  const { id, thread, author, status } = comment
  if (author.isConfirmed || author.email === null || status === 'deleted') return false
  const isPublic = status === 'approved'
  const confirmed = { ...comment, author: { ...author, isConfirmed: true } }
  const { isDone } = await act(needs, {
    event: { type: 'comment-confirmed', comment: id, thread },
    happens: isAsSeen(comment),
    shows: isPublic ? 0 : null,
    changes: [
      sql`
        update comments
        set is_confirmed = 1, fragment = ${fragmentOf(confirmed)},
          version = ${isPublic ? versionOf(thread) : sql`version`}
        where id = ${id} and ${isAsSeen(comment)}
        returning id`,
    ],
  })
  return isDone
}
