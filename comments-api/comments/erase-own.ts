import { type Query, sql } from '../storage/sql.ts'
import { type ActionNeeds, act } from './act.ts'
import { difference } from './change-status.ts'
import type { Comment } from './comment.ts'
import { forgetDigest } from './repeats.ts'
import { isAsSeen, versionOf } from './store.ts'

/** By the comment's author: the words and the name are gone at once, from the database too. `false` when it is no longer what the caller saw. */
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

/** Its place stays, for the replies and for whoever has it on a page. */
function bury(comment: Comment): Query {
  const isSeen = comment.status === 'approved'
  return sql`
    update comments
    set status = 'deleted', version = ${isSeen ? versionOf(comment.thread) : sql`version`},
      author_name = '', author_key = '', author_email = null, author_url = null,
      body = '', html = '', fragment = '', reasons = '[]', network = null,
      pinned = 0, edit_hash = null, revision = revision + 1
    where id = ${comment.id} and ${isAsSeen(comment)}
    returning id`
}
