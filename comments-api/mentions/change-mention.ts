import type { CommentStatus } from '../comments/status.ts'
import { canBecome } from '../comments/status.ts'
import type { Event } from '../events/event.ts'
import { record } from '../events/record.ts'
import type { Database } from '../storage/database.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { buried, type Mention } from './mention.ts'
import { raiseForMention, replaceMention } from './store.ts'

type Needs = { readonly database: Database; readonly world: World }

/** `false` when the mention is no longer what the caller saw, or may not become that: nothing happened then. */
export async function changeMention(
  { database, world }: Needs,
  mention: Mention,
  to: CommentStatus,
): Promise<boolean> {
  if (!canBecome(mention.status, to)) return false
  const unchanged = sql`
    exists (select 1 from mentions where id = ${mention.id} and status = ${mention.status})`
  const after = to === 'deleted' ? buried(mention, []) : { ...mention, status: to }
  const event = { type: eventTypes[to], mention: mention.id, thread: mention.thread } as const
  const [, , changed] = await database.batch([
    record(event, world, unchanged),
    raiseForMention(after, mention),
    sql`${replaceMention(after, mention)} returning id` as Query<{ readonly id: string }>,
  ])
  return changed.length > 0
}

const eventTypes = {
  pending: 'mention-withdrawn',
  approved: 'mention-approved',
  spam: 'mention-rejected',
  deleted: 'mention-deleted',
} as const satisfies Record<CommentStatus, Event['type']>
