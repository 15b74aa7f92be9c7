import { type Query, sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { isAsSeen } from '../store.ts'
import { versionOf } from '../thread-version.ts'
import { type ActionNeeds, act } from './act.ts'

/**
 * Pins a comment above all others. Only a public comment that replies to the post itself can be pinned; `false` if
 * nothing happened.
 */
export async function pinComment(needs: ActionNeeds, comment: Comment): Promise<boolean> {
  if (comment.status !== 'approved' || comment.parent !== null) return false
  return change(needs, comment, { type: 'comment-pinned', pinned: 1 })
}

export function unpinComment(needs: ActionNeeds, comment: Comment): Promise<boolean> {
  return change(needs, comment, { type: 'comment-unpinned', pinned: 0 })
}

type Pinning = { readonly type: 'comment-pinned' | 'comment-unpinned'; readonly pinned: 0 | 1 }

async function change(
  needs: ActionNeeds,
  comment: Comment,
  { type, pinned }: Pinning,
): Promise<boolean> {
  const { id, thread } = comment
  const happens = sql`${isAsSeen(comment)} and ${isPinned(comment, 1 - pinned)}`
  const { isDone } = await act(needs, {
    event: { type, comment: id, thread },
    happens,
    shows: 0,
    changes: [
      sql`
        update comments
        set pinned = ${pinned}, version = ${versionOf(thread)}
        where id = ${id} and ${happens}
        returning id`,
    ],
  })
  return isDone
}

function isPinned({ id }: Comment, pinned: number): Query {
  return sql`exists (select 1 from comments where id = ${id} and pinned = ${pinned})`
}
