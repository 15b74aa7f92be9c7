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

/** Every hour: what has served its time goes, whether anybody writes or not. */
export function retentionChore({ database, world, retentionDays }: Needs): Chore {
  async function run(): Promise<void> {
    const kept = retentionDays * day
    await database.batch([
      sql`
        update comments
        set network = null, edit_hash = null
        where ${isOlder('created_at', kept, world)} and (network is not null or edit_hash is not null)`,
      // Whoever still has to decide still wants to know.
      sql`
        update comments
        set reasons = '[]'
        where ${isOlder('created_at', kept, world)} and status <> 'pending' and reasons <> '[]'`,
      // Those that were not mailed are as old as their comments.
      sql`
        delete from mailed_links
        where ${isOlder('mailed_at', kept, world)}
          and (mailed_at <> ''
            or comment not in (select id from comments where ${isWithin('created_at', kept, world)}))`,
      // They quote: of what was deleted nothing is left after a week, see moderation/actions/forget-deleted.ts.
      sql`delete from caught_mails where ${isOlder('created_at', Math.min(kept, 7 * day), world)}`,
      forgetOldDigests(world),
    ])
  }
  return { name: 'forget-what-is-old', every: hour, run }
}
