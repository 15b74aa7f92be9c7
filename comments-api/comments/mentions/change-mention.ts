import type { Event } from '../../events/event.ts'
import { sql } from '../../storage/sql.ts'
import { type ActionNeeds, act } from '../changes/act.ts'
import { type CommentStatus, canBecome } from '../status.ts'
import { versionOf } from '../thread-version.ts'
import { hasWords, type Mention } from './mention.ts'
import { isAsFound, isSeen } from './store.ts'

/** `false` when the mention is no longer what the caller saw, or may not become that: nothing happened then. */
export async function changeMention(
  needs: ActionNeeds,
  mention: Mention,
  to: CommentStatus,
): Promise<boolean> {
  if (!canBecome(mention.status, to)) return false
  return become(needs, mention, to)
}

/**
 * Takes a deletion back, while the words are still there: a
 * moderator's keeps them for a week, a link that is gone does not.
 */
export async function restoreMention(
  needs: ActionNeeds,
  mention: Mention,
  to: Exclude<CommentStatus, 'deleted'>,
): Promise<boolean> {
  if (mention.status !== 'deleted' || !hasWords(mention)) return false
  return become(needs, mention, to)
}

async function become(needs: ActionNeeds, mention: Mention, to: CommentStatus): Promise<boolean> {
  const { id, thread } = mention
  const shows = isSeen(mention, { status: to })
  const { isDone } = await act(needs, {
    event: { type: eventTypes[to], mention: id, thread },
    happens: sql`exists (select 1 from mentions where ${isAsFound(mention)})`,
    // Mentions are not counted among the comments; their thread has another version all the same.
    shows: shows ? 0 : null,
    changes: [
      sql`
        update mentions
        set status = ${to}, version = ${shows ? versionOf(thread) : sql`version`}
        where ${isAsFound(mention)}
        returning id`,
    ],
  })
  return isDone
}

const eventTypes = {
  pending: 'mention-withdrawn',
  approved: 'mention-approved',
  spam: 'mention-rejected',
  deleted: 'mention-deleted',
} as const satisfies Record<CommentStatus, Event['type']>
