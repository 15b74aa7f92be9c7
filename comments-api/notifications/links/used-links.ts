import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import { hashOf } from './link-token.ts'

type Needs = { readonly database: Database; readonly world: World }

export async function isUsed({ database }: Needs, token: string): Promise<boolean> {
  const found = await database.all(
    sql`select token_hash from used_links where token_hash = ${hashOf(token)}`,
  )
  return found.length > 0
}

/**
 * For the batch of what a link does once: if it is pressed twice at the same moment, the second violates the key, and
 * its whole batch fails.
 */
export function useUp({ world }: Needs, token: string): Query {
  return sql`
    insert into used_links (token_hash, used_at)
    values (${hashOf(token)}, ${instant(world.now())})`
}

export function noteUse({ world }: Needs, token: string): Query {
  return sql`
    insert into used_links (token_hash, used_at)
    values (${hashOf(token)}, ${instant(world.now())})
    on conflict (token_hash) do nothing`
}
