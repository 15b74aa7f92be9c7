import { type Query, sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { isAsSeen } from '../store.ts'
import { versionOf } from '../thread-version.ts'

/**
 * Deleted, with its words and its author's name gone from the database
 * too. Its place stays, for the replies and for whoever has it on a page.
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

/** What is emptied of what somebody wrote. */
export const nobodysWords = sql.raw(
  `author_name = '', author_key = '', author_email = null, author_url = null,
  body = '', html = '', fragment = '', reasons = '[]', network = null, edit_hash = null,
  pinned = 0, latest_wanted = 0, latest_title = null, latest_url = null, revision = revision + 1`,
)
