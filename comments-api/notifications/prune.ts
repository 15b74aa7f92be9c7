import { day, hour } from '../durations.ts'
import type { Chore } from '../events/chores.ts'
import { isOlder } from '../storage/age.ts'
import { instant } from '../storage/instant.ts'
import { sql } from '../storage/sql.ts'
import type { Needs } from './needs.ts'

/** What was kept for counting, recognising or looking at, and is no longer needed. */
export function pruneNotifications({ database, world }: Needs): Chore {
  return {
    name: 'prune-notifications',
    every: 6 * hour,
    async run() {
      await database.batch([
        // A day longer than a link works, see `isExpired`. What was used while the clock was ahead stays used until then.
        sql`delete from used_links where used_at < ${instant(world.now() - 29 * day)}`,
        sql`delete from owed_replies where ${isOlder('created_at', 30 * day, world)}`,
      ])
    },
  }
}
