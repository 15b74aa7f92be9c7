import { CommentId } from '../../contract/ids.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { type CommentRow, commentColumns, readComment } from '../store.ts'
import type { Thread } from '../threads/thread.ts'

/**
 * Only a comment that readers can see can be replied to. A pending, spam or
 * deleted one is answered like one that never existed. It is not read either, which would take longer.
 */
export async function findAnswered(
  database: Database,
  thread: Pick<Thread, 'id'>,
  to: string,
): Promise<Comment | null> {
  if (!CommentId.safeParse(to).success) return null
  const [row] = await database.all<CommentRow>(sql`
    select ${commentColumns}
    from comments
    where id = ${to} and thread = ${thread.id} and status = 'approved'`)
  return row ? readComment(row) : null
}

/** `null` stands for the post itself. */
export async function canBeAnswered(
  database: Database,
  thread: Thread,
  parent: CommentId | null,
): Promise<boolean> {
  return parent === null || (await findAnswered(database, thread, parent)) !== null
}
