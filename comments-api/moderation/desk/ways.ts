import type { Database } from '../../storage/database.ts'
import { always, never, type Query, sql } from '../../storage/sql.ts'

/** What an index leads to. */
export type Way = {
  readonly along: Query
  /** The same, asked of each comment that another way leads to. */
  readonly beside: Query
  /** Whether its index has the comments by time, so that a page is read without the rest of them. */
  readonly isInOrder: boolean
}

/** So many comments are looked at in one statement. */
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

/** By the mail address, or by the name of those who gave none. No index has either by time. */
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
 * What a column was made into is in no index. Left to choose, SQLite takes the index that
 * is in the right order: for three approved comments of a network it reads all approved.
 */
function unindexed(column: Query): Query {
  return sql`${column} || ''`
}

/**
 * The first on which few comments lie, which are soon read, whatever else is asked of them.
 * Where many lie on each, they are read newest first, in the order of one that has them so.
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
