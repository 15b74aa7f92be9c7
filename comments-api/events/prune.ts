import { day, hour } from '../durations.ts'
import { isOlder } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Chore } from './chores.ts'
import { isFinished } from './jobs.ts'

/** How long delivered events and finished jobs are kept for investigation. Dead letters are kept longer. */
export const eventLives = 30 * day
const kept = { done: 7 * day, dead: 90 * day } as const

export function pruneChore({
  database,
  world,
}: {
  readonly database: Database
  readonly world: World
}): Chore {
  return {
    name: 'prune-deliveries',
    every: 6 * hour,
    async run() {
      await database.batch([
        sql`delete from events where ${isOlder('delivered_at', eventLives, world)}`,
        sql`delete from jobs where ${isFinished('done')} and ${isOlder('finished_at', kept.done, world)}`,
        sql`delete from jobs where ${isFinished('dead')} and ${isOlder('finished_at', kept.dead, world)}`,
      ])
    },
  }
}
