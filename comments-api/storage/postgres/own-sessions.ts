import type { Pool, PoolClient } from 'pg'
import { StorageRefused } from '../database.ts'
import { describe } from './describe.ts'

export type Pools = { readonly readers: Pool; readonly writers: Pool }

/**
 * A pooler that gives a session to somebody else after each transaction takes along what was agreed in it: what we
 * listen for, what is prepared, how long a statement may take. Most of it works nevertheless, most of the time: so it
 * is refused at once.
 */
export async function requireOwnSessions(url: string, { readers, writers }: Pools): Promise<void> {
  const one = await readers.connect()
  const other = await writers.connect().catch(error => {
    one.release()
    throw error
  })
  try {
    if ((await isDirect(one)) || (await haveOwnSessions(one, other))) return
  } finally {
    one.release()
    other.release()
  }
  throw new StorageRefused(
    `the database ${describe(url)} is behind a pooler that shares a session between transactions, as PgBouncer does with pool_mode = transaction, and then instances do not hear of each other; let AFTERWORD_DATABASE name the server itself, or a pooler with pool_mode = session`,
  )
}

/** A server names its process in its greeting, and a pooler something of its own. */
async function isDirect(client: PoolClient & { readonly processID?: number | null }) {
  return client.processID === (await processOf(client))
}

/**
 * A session is a process of the server. Where they are shared, either one serves both in turn or, where the pooler goes
 * round, one connection is served by several.
 */
async function haveOwnSessions(one: PoolClient, other: PoolClient): Promise<boolean> {
  const served = new Map([
    [one, new Set<number>()],
    [other, new Set<number>()],
  ])
  for (const client of [one, one, other, other, one, other]) {
    served.get(client)?.add(await processOf(client))
  }
  const [ours = new Set(), others = new Set()] = served.values()
  return ours.size === 1 && others.size === 1 && ours.isDisjointFrom(others)
}

async function processOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ readonly id: number }>('select pg_backend_pid() as id')
  return rows[0]?.id ?? Number.NaN
}
