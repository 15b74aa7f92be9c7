import { forgetOldDigests } from '../comments/submitting/repeats.ts'
import { day, hour } from '../durations.ts'
import type { Chore } from '../events/chores.ts'
import { isOlder, isWithin } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  /** See AFTERWORD_RETENTION_DAYS. */
  readonly retentionDays: number
}

/** Deletes every hour what has been kept long enough, even if nobody writes. */
export function retentionChore({ database, world, retentionDays }: Needs): Chore {
  async function run(): Promise<void> {
    const kept = retentionDays * day
    await database.batch([
      sql`
        update comments
        set network = null, edit_hash = null
        where ${isOlder('created_at', kept, world)} and (network is not null or edit_hash is not null)`,
      // The reasons of pending comments are kept for the moderator who still has to decide.
      sql`
        update comments
        set reasons = '[]'
        where ${isOlder('created_at', kept, world)} and status <> 'pending' and reasons <> '[]'`,
      // Wishes that were never mailed have no time, so the time of their comment counts.
      sql`
        delete from mailed_links
        where ${isOlder('mailed_at', kept, world)}
          and (mailed_at <> ''
            or comment not in (select id from comments where ${isWithin('created_at', kept, world)}))`,
      // These mails quote comments. A week after a comment was deleted, nothing may be left of it, see
      // moderation/actions/forget-deleted.ts.
      sql`delete from caught_mails where ${isOlder('created_at', Math.min(kept, 7 * day), world)}`,
      forgetOldDigests(world),
    ])
  }
  return { name: 'forget-what-is-old', every: hour, run }
}
