import type { Event } from '../../events/event.ts'
import { eventLives } from '../../events/prune.ts'
import { containsText } from '../../storage/like.ts'
import { sql } from '../../storage/sql.ts'
import { type ActionNeeds, act } from '../changes/act.ts'
import { type CommentStatus, canBecome, type Undoing } from '../status.ts'
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
  return become(needs, mention, { to, isUndecided: false })
}

/**
 * Undoes a decision; a deletion only while the words are still there. They are kept for a week if a moderator deleted
 * the mention, and not at all if its page lost the link. What the page says since is not published by it.
 */
export async function undoMentionDecision(
  needs: ActionNeeds,
  mention: Mention,
  undoing: Undoing,
): Promise<boolean> {
  const { status } = mention
  const isPossible = status === 'deleted' ? hasWords(mention) : canBecome(status, undoing.to)
  if (!isPossible) return false
  const isUnread = undoing.to === 'approved' && (await mayBeUnread(needs, mention, undoing))
  return !isUnread && become(needs, mention, undoing)
}

/** Whether its page may have said something else since. The events tell, as long as they are kept. */
async function mayBeUnread(
  { database, world }: ActionNeeds,
  { id }: Mention,
  { decidedAt }: Undoing,
): Promise<boolean> {
  if (Math.abs(world.now() - Date.parse(decidedAt)) >= eventLives) return true
  const isAboutIt = containsText(sql`event`, JSON.stringify(id))
  const received = await database.all(sql`
    select 1
    from events
    where created_at > ${decidedAt} and type = 'mention-received' and ${isAboutIt}
    limit 1`)
  return received.length > 0
}

async function become(
  needs: ActionNeeds,
  mention: Mention,
  { to, isUndecided }: Pick<Undoing, 'to' | 'isUndecided'>,
): Promise<boolean> {
  const { id, thread } = mention
  const about = { mention: id, thread }
  const shows = isSeen(mention, { status: to })
  const { isDone } = await act(needs, {
    event: { type: eventTypes[to], ...about, ...(isUndecided && { undecided: true as const }) },
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
