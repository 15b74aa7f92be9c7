import type { Event } from '../../events/event.ts'
import { sql } from '../../storage/sql.ts'
import { type ActionNeeds, act } from '../changes/act.ts'
import { type CommentStatus, canBecome } from '../status.ts'
import { versionOf } from '../thread-version.ts'
import { hasWords, type Mention } from './mention.ts'
import { isAsFound, isSeen } from './store.ts'

/** Returns `false` without any effect if the mention is no longer what the caller saw, or may not get this status. */
export async function changeMention(
  needs: ActionNeeds,
  mention: Mention,
  to: CommentStatus,
): Promise<boolean> {
  if (!canBecome(mention.status, to)) return false
  return become(needs, mention, to)
}

/**
 * Undoes a deletion while the words are still there. They are kept for a week if a moderator deleted the mention, and
 * not at all if its page lost the link.
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
    // Mentions are not counted among the comments, but the thread gets a new version.
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
