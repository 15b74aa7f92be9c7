import type { ThreadId } from '../../contract/ids.ts'
import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { type ActionNeeds, act } from '../changes/act.ts'
import { insertThread } from '../thread-version.ts'

/** Closes a thread for a moderator, whatever the manifest says. Returns `false` if a moderator had closed it before. */
export async function closeThread(needs: ActionNeeds, thread: ThreadId): Promise<boolean> {
  // The thread may not have a row yet.
  await needs.database.batch([insertThread(thread)])
  const closedAt = instant(needs.world.now())
  return change(needs, thread, { type: 'thread-closed', closedAt })
}

/** Undoes that; a thread that the manifest closes stays closed. */
export function reopenThread(needs: ActionNeeds, thread: ThreadId): Promise<boolean> {
  return change(needs, thread, { type: 'thread-reopened', closedAt: null })
}

export async function isClosedByModerator(database: Database, thread: ThreadId): Promise<boolean> {
  const found = await database.all(sql`select 1 from threads where ${isClosed(thread)}`)
  return found.length > 0
}

type Closing = {
  readonly type: 'thread-closed' | 'thread-reopened'
  readonly closedAt: string | null
}

async function change(
  needs: ActionNeeds,
  thread: ThreadId,
  { type, closedAt }: Closing,
): Promise<boolean> {
  const isShut = sql`exists (select 1 from threads where ${isClosed(thread)})`
  const happens = closedAt === null ? isShut : sql`not ${isShut}`
  const { isDone } = await act(needs, {
    event: { type, thread },
    happens,
    shows: 0,
    changes: [
      sql`
        update threads
        set closed_at = ${closedAt}
        where id = ${thread} and ${happens}
        returning id`,
    ],
  })
  return isDone
}

function isClosed(thread: ThreadId): Query {
  return sql`id = ${thread} and closed_at is not null`
}
