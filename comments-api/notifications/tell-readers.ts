import { findComment } from '../comments/store.ts'
import type { StoredEvent } from '../events/deliver-events.ts'
import type { Query } from '../storage/sql.ts'
import { enqueueReplies } from './mail-job.ts'
import { mailLink, noteWish } from './mailed-links.ts'
import type { Needs } from './needs.ts'
import { listInterested, oweReply } from './subscriptions.ts'

/** Who ticked the box is asked by mail whether it was them: at once, or when what looked like spam was none. */
export async function askAuthors(needs: Needs, { event }: StoredEvent): Promise<Query[]> {
  if (event.type === 'comment-approved') return mailLink(needs, event.comment)
  if (event.type !== 'comment-submitted' || !event.subscribe) return []
  const comment = await findComment(needs.database, event.comment)
  if (!comment?.author.email) return []
  const isPerson = event.status === 'pending' || event.status === 'approved'
  return [noteWish(needs, comment), ...(isPerson ? mailLink(needs, comment.id) : [])]
}

/** A reply is told when it becomes public, to whoever wrote above it. */
export async function tellOfReplies(needs: Needs, { event }: StoredEvent): Promise<Query[]> {
  const id = published(event)
  const reply = id === null ? null : await findComment(needs.database, id)
  if (reply?.status !== 'approved') return []
  const interested = await listInterested(needs.database, reply)
  return interested.flatMap(subscription => [
    oweReply(needs, subscription.id, reply.id),
    enqueueReplies(needs, subscription),
  ])
}

function published(event: StoredEvent['event']): string | null {
  switch (event.type) {
    case 'comment-approved':
      return event.comment
    case 'comment-submitted':
      return event.status === 'approved' ? event.comment : null
    case 'comment-edited':
      return event.status === 'approved' && event.from !== 'approved' ? event.comment : null
    default:
      return null
  }
}
