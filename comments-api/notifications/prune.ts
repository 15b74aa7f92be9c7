import { day, hour } from '../durations.ts'
import type { Chore } from '../events/chores.ts'
import { isOlder } from '../storage/age.ts'
import { sql } from '../storage/sql.ts'
import type { Needs } from './needs.ts'

/** What was kept to count, to recognise or to look at, and has served its time. */
export function pruneNotifications({ database, world }: Needs): Chore {
  return {
    name: 'prune-notifications',
    every: 6 * hour,
    async run() {
      await database.batch([
        // A day longer than a link can work, also one that was made ahead of the clock: see `isExpired`.
        sql`delete from used_links where ${isOlder('used_at', 29 * day, world)}`,
        sql`delete from owed_replies where ${isOlder('created_at', 30 * day, world)}`,
      ])
    },
  }
}
