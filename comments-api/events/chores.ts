import { minute } from '../durations.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { isDue } from './due.ts'
import { untilAborted } from './until-aborted.ts'

/** Work that is repeated. At most one instance does it at a time. */
export type Chore = {
  readonly name: string
  /** Milliseconds from the end of one run to the start of the next. */
  readonly every: number
  run(): Promise<void>
}

type Needs = {
  readonly database: Database
  readonly world: World
  readonly chores: readonly Chore[]
  readonly tell: (error: Error) => void
  readonly signal: AbortSignal
}

const lease = 15 * minute
/** How long a chore waits after a failure. All are repeated less often than that. */
const retryAfter = 10 * minute

/** Does all chores that are due, one after another. A chore that was never done is due. */
export async function doChores(needs: Needs): Promise<void> {
  const { database, world, chores, signal } = needs
  const waiting = await listWaiting(database, world.now())
  for (const chore of chores) {
    if (signal.aborted) return
    if (!waiting.has(chore.name) && (await take(needs, chore))) await doChore(needs, chore)
  }
}

/** The names of chores that have been done before and are not due yet. */
async function listWaiting(database: Database, now: number): Promise<Set<string>> {
  const rows = await database.all<{ readonly name: string }>(
    sql`select name from chores where not ${isDue(now)}`,
  )
  return new Set(rows.map(row => row.name))
}

async function take({ database, world }: Needs, { name }: Chore): Promise<boolean> {
  const now = world.now()
  const [, taken] = await database.batch([
    sql`
      insert into chores (name, run_at, set_at)
      values (${name}, ${instant(now)}, ${instant(now)})
      on conflict (name) do nothing`,
    sql`
      update chores
      set lease_until = ${instant(now + lease)}, set_at = ${instant(now)}
      where name = ${name} and ${isDue(now)}
      returning name`,
  ])
  return taken.length > 0
}

async function doChore({ database, world, tell, signal }: Needs, chore: Chore): Promise<void> {
  try {
    await untilAborted(signal, 'the service stops', chore.run())
    await database.batch([letGo(chore, world.now(), chore.every)])
  } catch (error) {
    tell(new Error(`the chore ${chore.name} failed`, { cause: error }))
    await database.batch([letGo(chore, world.now(), retryAfter)])
  }
}

function letGo({ name }: Chore, now: number, wait: number): Query {
  return sql`
    update chores
    set run_at = ${instant(now + wait)}, set_at = ${instant(now)}, lease_until = null
    where name = ${name}`
}
