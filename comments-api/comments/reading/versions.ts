import type { WireVersions } from '../../contract/thread.ts'
import { nameOfUnlisted } from '../../contract/unlisted.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import { rendererVersion } from '../render/renderer.ts'
import { findArticles, type Threads } from '../threads/thread.ts'

type Needs = { readonly database: Database; readonly threads: Threads }

/** By thread; a thread without a version is missing. */
export async function listVersions({
  database,
  threads,
}: Needs): Promise<Pick<WireVersions, 'versions' | 'unlisted'>> {
  const rows = await database.all<{ readonly id: string; readonly version: number }>(sql`
    select id, version
    from threads
    where version > 0
    order by id`)
  const articles = await findArticles(
    threads,
    rows.map(({ id }) => id),
  )
  const { listed = [], unlisted = [] } = Object.groupBy(rows, ({ id }) =>
    articles.get(id) === null ? 'unlisted' : 'listed',
  )
  const versions = Object.fromEntries(listed.map(({ id, version }) => [id, version]))
  if (unlisted.length === 0) return { versions }
  const others = unlisted.map(({ id, version }) => [nameOfUnlisted(id), version])
  return { versions, unlisted: Object.fromEntries(others) }
}

/** Read when it is first needed, because the service may start before its database. */
export type Epoch = () => Promise<string>

/**
 * Chosen at random when the database was made, and never changed; with the renderer's version, because pages and builds
 * that keep HTML of an older one must not go on trusting it.
 */
export function rememberEpoch(database: Database): Epoch {
  let known: string | null = null
  return async function epoch() {
    known ??= `${await readEpoch(database)}-html${rendererVersion}`
    return known
  }
}

async function readEpoch(database: Database): Promise<string> {
  const [row] = await database.all<{ readonly epoch: string }>(sql`select epoch from epochs`)
  if (!row) throw new Error('the database has no epoch')
  return row.epoch
}

/** 0 if there are no comments yet. */
export async function readVersion(database: Database, thread: string): Promise<number> {
  const [row] = await database.all<{ readonly version: number }>(
    sql`select version from threads where id = ${thread}`,
  )
  return row?.version ?? 0
}
