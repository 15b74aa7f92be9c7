import { forgetOldDigests } from '../comments/submitting/repeats.ts'
import { day, hour } from '../durations.ts'
import type { Chore } from '../events/chores.ts'
import { isOlder, isWithin } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { afterPlace, pagesOf } from '../storage/pages.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  /** See AFTERWORD_RETENTION_DAYS. */
  readonly retentionDays: number
}

/** How many comments are looked at in one batch: a million in one would hold up for seconds whoever writes meanwhile. */
const pageSize = 500

/** Deletes every hour what has been kept long enough, even if nobody writes. */
export function retentionChore({ database, world, retentionDays }: Needs): Chore {
  const kept = retentionDays * day

  async function run(): Promise<void> {
    await forgetInComments(database, isOlder('created_at', kept, world))
    await database.batch([
      // Wishes that were never mailed have no time, so the time of their comment counts. The others were mailed later.
      sql`
        delete from mailed_links
        where ${isOlder('mailed_at', kept, world)}
          and not exists (
            select 1
            from comments
            where comments.id = mailed_links.comment and ${isWithin('comments.created_at', kept, world)})`,
      // These mails quote comments. A week after a comment was deleted, nothing may be left of it, see
      // moderation/actions/forget-deleted.ts.
      sql`delete from caught_mails where ${isOlder('created_at', Math.min(kept, 7 * day), world)}`,
      forgetOldDigests(world),
    ])
  }
  return { name: 'forget-what-is-old', every: hour, run }
}

type Place = { readonly createdAt: string; readonly id: string; readonly isDue: number }

// The reasons of pending comments are kept for the moderator who still has to decide.
const hasReasons = sql`(status <> 'pending' and reasons <> '[]')`
const isTraceable = sql`(network is not null or edit_hash is not null)`

async function forgetInComments(database: Database, isOld: Query): Promise<void> {
  const pages = pagesOf<Place>(pageSize, last =>
    database.all<Place>(sql`
      select created_at as "createdAt", id, ${isTraceable} or ${hasReasons} as "isDue"
      from comments
      where ${afterPlace(last)} and ${isOld}
      order by created_at, id
      ${sql.limit(pageSize)}`),
  )
  for await (const page of pages) {
    // Usually nothing is. Even a batch that changes no row ends all recent answers, on every instance.
    if (!page.some(({ isDue }) => isDue === 1)) continue
    const isOnPage = sql`
      created_at >= ${page[0]?.createdAt ?? ''} and created_at <= ${page.at(-1)?.createdAt ?? ''} and ${isOld}`
    await database.batch([
      sql`
        update comments
        set network = null, edit_hash = null
        where ${isOnPage} and ${isTraceable}`,
      sql`
        update comments
        set reasons = '[]'
        where ${isOnPage} and ${hasReasons}`,
    ])
  }
}
