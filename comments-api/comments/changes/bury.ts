import { type Query, sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { isAsSeen } from '../store.ts'
import { versionOf } from '../thread-version.ts'

/**
 * Deletes a comment, with its words and its author's name, from the database too. Its place is kept for its replies,
 * and for pages that already show it. Returns `false` if the comment is no longer what the caller saw.
 */
export function bury(comment: Comment): Query {
  const isSeen = comment.status === 'approved'
  return sql`
    update comments
    set status = 'deleted', version = ${isSeen ? versionOf(comment.thread) : sql`version`},
      ${nobodysWords}
    where id = ${comment.id} and ${isAsSeen(comment)}
    returning id`
}

/** The columns that are emptied. */
export const nobodysWords = sql.raw(
  `author_name = '', author_key = '', author_email = null, author_url = null,
  body = '', html = '', fragment = '', reasons = '[]', network = null, edit_hash = null,
  pinned = 0, latest_wanted = 0, latest_title = null, latest_url = null, revision = revision + 1`,
)
