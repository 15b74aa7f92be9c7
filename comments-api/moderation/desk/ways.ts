import type { Database } from '../../storage/database.ts'
import { always, never, type Query, sql } from '../../storage/sql.ts'

/** A condition that an index can answer. */
export type Way = {
  readonly along: Query
  /** The same condition, for checking comments that were found by another index. */
  readonly beside: Query
  /** Whether the index is ordered by time, so that a page can be read without reading the rest. */
  readonly isInOrder: boolean
}

/** How many comments are read in one statement. */
export const stretch = 2_000

const everything: Way = { along: always, beside: always, isInOrder: true }
export const nowhere: Way = { along: never, beside: never, isInOrder: true }

export function wayBy(column: 'status' | 'thread' | 'network', value: string): Way {
  const named = sql.ref(`comments.${column}`)
  return {
    along: sql`${named} = ${value}`,
    beside: sql`${unindexed(named)} = ${value}`,
    isInOrder: true,
  }
}

/** By the mail address or, for authors without one, by the name. These indexes are not ordered by time. */
export function wayToAuthor({ email, key }: { email: string | null; key: string }): Way {
  if (email !== null) {
    const of = (address: Query) => sql`${address} = ${email}`
    const named = sql`comments.author_email`
    return { along: of(named), beside: of(unindexed(named)), isInOrder: false }
  }
  const of = (name: Query) => sql`(comments.author_email is null and ${name} = ${key})`
  const named = sql`comments.author_key`
  return { along: of(named), beside: of(unindexed(named)), isInOrder: false }
}

/**
 * Keeps the condition from using an index, since no index holds a computed value. If left to choose, SQLite takes the
 * index that is in the right order: to find three approved comments of a network, it reads all approved ones.
 */
function unindexed(column: Query): Query {
  return sql`${column} || ''`
}

/**
 * Chooses the first way that leads to few comments, which are read quickly whatever other conditions there are. If all
 * lead to many, chooses one whose index is in the order of time.
 */
export async function chooseWay(database: Database, ways: readonly Way[]): Promise<Way> {
  const [first = everything, ...others] = ways
  if (others.length === 0 && first.isInOrder) return first
  for (const way of ways) if (await leadsToFew(database, way)) return way
  return ways.find(way => way.isInOrder) ?? everything
}

async function leadsToFew(database: Database, { along }: Way): Promise<boolean> {
  const beyond = await database.all(sql`
    select 1
    from comments
    where ${along}
    limit 1 offset ${stretch - 1}`)
  return beyond.length === 0
}
