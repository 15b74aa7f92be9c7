import type { Event } from '../events/event.ts'
import { record } from '../events/record.ts'
import type { Database } from '../storage/database.ts'
import { never, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Comment } from './comment.ts'
import { type CommentStatus, canBecome } from './status.ts'
import { raiseVersion, versionOf } from './store.ts'

type Needs = { readonly database: Database; readonly world: World }

/** `false` when the comment is no longer what the caller saw, or may not become that: nothing happened then. */
export async function changeStatus(
  { database, world }: Needs,
  comment: Comment,
  to: CommentStatus,
): Promise<boolean> {
  if (!canBecome(comment.status, to)) return false
  const unchanged = sql`
    exists (select 1 from comments where id = ${comment.id} and status = ${comment.status})`
  const event = { type: eventTypes[to], comment: comment.id, thread: comment.thread } as const
  // Two moderators at once: the second finds the comment changed, and so raises no count and records nothing.
  const [, , changed] = await database.batch([
    record(event, world, unchanged),
    raiseForPublic(comment, to, unchanged),
    setStatus(comment, to),
  ])
  return changed.length > 0
}

const eventTypes = {
  pending: 'comment-withdrawn',
  approved: 'comment-approved',
  spam: 'comment-rejected',
  deleted: 'comment-deleted',
} as const satisfies Record<CommentStatus, Event['type']>

/** How many more comments a reader can count: one less, one more, or the same. */
function difference(from: CommentStatus, to: CommentStatus): number {
  return Number(to === 'approved') - Number(from === 'approved')
}

function raiseForPublic(comment: Comment, to: CommentStatus, unchanged: Query): Query {
  const by = difference(comment.status, to)
  const condition = by === 0 ? never : unchanged
  return raiseVersion(comment.thread, by, condition)
}

/** A change that nobody can see keeps the version that the comment has. */
function setStatus(comment: Comment, to: CommentStatus): Query<{ readonly id: string }> {
  const isSeen = difference(comment.status, to) !== 0
  const version = isSeen ? versionOf(comment.thread) : sql`version`
  return sql`
    update comments
    set status = ${to}, version = ${version}
    where id = ${comment.id} and status = ${comment.status}
    returning id`
}
