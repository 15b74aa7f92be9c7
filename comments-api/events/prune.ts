import { day, hour } from '../durations.ts'
import { ends, isOlder } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Chore } from './chores.ts'
import { isFinished } from './job-states.ts'

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
        sql`delete from jobs where ${isLongFinished('done', world)}`,
        sql`delete from jobs where ${isLongFinished('dead', world)}`,
      ])
    },
  }
}

/** `isOlder`, with the state on both sides: SQLite searches the index for the time only if each side names all of it. */
function isLongFinished(as: keyof typeof kept, world: World): Query {
  const [earliest, latest] = ends(kept[as], world)
  return sql`
    (${isFinished(as)} and finished_at <= ${earliest})
    or (${isFinished(as)} and finished_at >= ${latest})`
}
