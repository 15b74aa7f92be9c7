import { findComments } from '../comments/store.ts'
import type { StoredEvent } from '../events/deliver-events.ts'
import type { Query } from '../storage/sql.ts'
import { enqueueReplies } from './mail-job.ts'
import { askToConfirm, noteWish } from './mailed-links.ts'
import type { Needs } from './needs.ts'
import { listInterested, oweReply } from './subscriptions.ts'

/**
 * Asks by mail whether the author ticked the box themselves: at once, or once a suspected comment was found to be none.
 */
export async function askAuthors(
  needs: Needs,
  stored: readonly StoredEvent[],
): Promise<readonly Query[]> {
  const wished = stored.flatMap(({ event }) =>
    event.type === 'comment-submitted' && event.subscribe ? [event] : [],
  )
  const comments = await findComments(
    needs.database,
    wished.map(({ comment }) => comment),
  )
  return stored.flatMap(({ event }) => {
    if (event.type === 'comment-approved') return askToConfirm(needs, event.comment)
    if (event.type !== 'comment-submitted' || !event.subscribe) return []
    const comment = comments.find(({ id }) => id === event.comment)
    if (!comment?.author.email) return []
    const isPerson = event.status === 'pending' || event.status === 'approved'
    return [noteWish(needs, comment), ...(isPerson ? askToConfirm(needs, comment.id) : [])]
  })
}

/** Mails those who wrote above a reply when it becomes public. */
export async function tellOfReplies(
  needs: Needs,
  stored: readonly StoredEvent[],
): Promise<readonly Query[]> {
  const replies = stored.flatMap(({ event }) => published(event) ?? [])
  const interested = await listInterested(needs.database, replies)
  return interested.flatMap(({ reply, ...subscription }) => [
    oweReply(needs, subscription.id, reply),
    enqueueReplies(needs, subscription),
  ])
}

function published(event: StoredEvent['event']): string | null {
  switch (event.type) {
    case 'comment-approved':
      return event.comment
    case 'comment-submitted':
      return event.status === 'approved' ? event.comment : null
    default:
      return null
  }
}
