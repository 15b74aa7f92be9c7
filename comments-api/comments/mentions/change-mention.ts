import type { Event } from '../../events/event.ts'
import { sql } from '../../storage/sql.ts'
import { type ActionNeeds, act } from '../act.ts'
import { type CommentStatus, canBecome } from '../status.ts'
import { buried, type Mention } from './mention.ts'
import { isSeen, replaceMention } from './store.ts'

/** `false` when the mention is no longer what the caller saw, or may not become that: nothing happened then. */
export async function changeMention(
  needs: ActionNeeds,
  mention: Mention,
  to: CommentStatus,
): Promise<boolean> {
  if (!canBecome(mention.status, to)) return false
  const after = to === 'deleted' ? buried(mention, []) : { ...mention, status: to }
  const { isDone } = await act(needs, {
    event: { type: eventTypes[to], mention: mention.id, thread: mention.thread },
    happens: sql`
      exists (select 1 from mentions where id = ${mention.id} and status = ${mention.status})`,
    // Mentions are not counted among the comments; their thread has another version all the same.
    shows: isSeen(mention, after) ? 0 : null,
    changes: [sql`${replaceMention(after, mention)} returning id`],
  })
  return isDone
}

const eventTypes = {
  pending: 'mention-withdrawn',
  approved: 'mention-approved',
  spam: 'mention-rejected',
  deleted: 'mention-deleted',
} as const satisfies Record<CommentStatus, Event['type']>
