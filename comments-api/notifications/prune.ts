import { day, hour } from '../durations.ts'
import type { Chore } from '../events/chores.ts'
import { instant } from '../storage/instant.ts'
import { sql } from '../storage/sql.ts'
import type { Needs } from './needs.ts'

/** What was kept to count, to recognise or to look at, and has served its time. */
export function pruneNotifications({ database, world }: Needs): Chore {
  return {
    name: 'prune-notifications',
    every: 6 * hour,
    async run() {
      const before = (days: number) => instant(world.now() - days * day)
      await database.batch([
        // A day longer than a link works.
        sql`delete from used_links where used_at < ${before(15)}`,
        sql`delete from owed_replies where created_at < ${before(30)}`,
      ])
    },
  }
}
