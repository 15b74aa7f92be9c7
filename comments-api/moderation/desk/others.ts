import { nameKey } from '../../comments/fields/name.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import type { OnDesk } from './queue.ts'

/** How many other comments there are of an author and from a network, with any status. */
export type Others = { readonly ofAuthor: number; readonly fromNetwork: number }

/** Counting stops here, since an author with more is well known. */
const enough = 100

type Counted = { readonly key: string; readonly total: number }

export async function countOthers(
  database: Database,
  entries: readonly OnDesk[],
): Promise<ReadonlyMap<string, Others>> {
  const addresses = distinct(entries.map(entry => entry.comment.author.email))
  const keys = distinct(entries.map(keyWithoutAddress))
  const networks = distinct(entries.map(entry => entry.network))
  const [byAddress, byKey, byNetwork] = await Promise.all([
    countBy(database, 'author_email', addresses),
    countBy(database, 'author_key', keys),
    countBy(database, 'network', networks),
  ])
  return new Map(
    entries.map(entry => {
      const { email } = entry.comment.author
      const ofAuthor =
        email === null ? byKey.get(keyWithoutAddress(entry) ?? '') : byAddress.get(email)
      const fromNetwork = byNetwork.get(entry.network ?? '')
      return [
        entry.comment.id,
        { ofAuthor: (ofAuthor ?? 1) - 1, fromNetwork: (fromNetwork ?? 1) - 1 },
      ]
    }),
  )
}

function keyWithoutAddress({ comment: { author } }: OnDesk): string | null {
  return author.email === null ? nameKey(author.name) : null
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter(value => value !== null))]
}

/**
 * Counts each value with a limited look into the index, so that a hundred thousand comments of the owner are not
 * counted.
 */
async function countBy(
  database: Database,
  column: 'author_email' | 'author_key' | 'network',
  values: readonly string[],
): Promise<Map<string, number>> {
  if (values.length === 0) return new Map()
  const named = sql.ref(column)
  const withoutAddress = column === 'author_key' ? sql`and author_email is null` : sql``
  const counts = values.map(
    value => sql`
      select cast(${value} as text) as key, count(*) as total
      from (select 1 from comments where ${named} = ${value} ${withoutAddress} ${sql.limit(enough)}) as seen`,
  )
  const rows = await database.all<Counted>(sql.join(counts, ' union all '))
  return new Map(rows.map(row => [row.key, row.total]))
}
