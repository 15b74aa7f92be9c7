import { day, hour } from '../durations.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Chore } from './chores.ts'

/** What was delivered and done is kept for a while, to look into what happened; dead letters longer. */
const kept = { events: 30 * day, done: 7 * day, dead: 90 * day } as const

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
      const before = (age: number) => instant(world.now() - age)
      await database.batch([
        sql`delete from events where delivered_at < ${before(kept.events)}`,
        sql`delete from jobs where state = 'done' and finished_at < ${before(kept.done)}`,
        sql`delete from jobs where state = 'dead' and finished_at < ${before(kept.dead)}`,
      ])
    },
  }
}
