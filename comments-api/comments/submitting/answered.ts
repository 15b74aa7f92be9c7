import { CommentId } from '../../contract/ids.ts'
import type { Database } from '../../storage/database.ts'
import type { Comment } from '../comment.ts'
import { findComment } from '../store.ts'
import type { Thread } from '../threads/thread.ts'

/**
 * Only a comment that readers can see can be replied to. A pending, spam or
 * deleted one is answered like one that never existed.
 */
export async function findAnswered(
  database: Database,
  thread: Pick<Thread, 'id'>,
  to: string,
): Promise<Comment | null> {
  const id = CommentId.safeParse(to)
  const comment = id.success ? await findComment(database, id.data) : null
  return comment?.status === 'approved' && comment.thread === thread.id ? comment : null
}

/** `null` stands for the post itself. */
export async function canBeAnswered(
  database: Database,
  thread: Thread,
  parent: CommentId | null,
): Promise<boolean> {
  return parent === null || (await findAnswered(database, thread, parent)) !== null
}
