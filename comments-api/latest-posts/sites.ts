import { day } from '../durations.ts'
import { isOlder } from '../storage/age.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

/** A commenter's own site, as it was when it was last looked at. */
export type Site = {
  readonly feed: string | null
  readonly title: string | null
  readonly url: string | null
}

type Needs = { readonly database: Database; readonly world: World }

/** Takes a site in order to look at it, which all instances together do once a day. `null` if somebody did already. */
export async function takeSite({ database, world }: Needs, address: string): Promise<Site | null> {
  const now = world.now()
  const [taken] = await database.batch([
    sql<Site>`
      insert into latest_posts (author_url, looked_at)
      values (${address}, ${instant(now)})
      on conflict (author_url) do update
      set looked_at = excluded.looked_at
      where ${isOlder('latest_posts.looked_at', day, world)}
      returning feed, title, url`,
  ])
  return taken[0] ?? null
}

export async function findSite({ database }: Needs, address: string): Promise<Site | null> {
  const [site] = await database.all<Site>(sql`
    select feed, title, url
    from latest_posts
    where author_url = ${address}`)
  return site ?? null
}

export function noteSite(address: string, { feed, title, url }: Site): Query {
  return sql`
    update latest_posts
    set feed = ${feed}, title = ${title}, url = ${url}
    where author_url = ${address}`
}
