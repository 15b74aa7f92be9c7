import type { Pool, PoolClient } from 'pg'
import { StorageRefused } from '../database.ts'
import { describe } from './describe.ts'

export type Pools = { readonly readers: Pool; readonly writers: Pool }

/**
 * Throws if there is a pooler that gives a session to another client after each transaction. What was set in a session
 * is then lost: what we listen for, prepared statements, time limits. Most of it still works most of the time, so such
 * a pooler is refused at once.
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

/** A server sends its process id when a connection is made, and a pooler sends another number. */
async function isDirect(client: PoolClient & { readonly processID?: number | null }) {
  return client.processID === (await processOf(client))
}

/**
 * Each session is a process of the server. If sessions are shared, one process serves both connections in turn or, if
 * the pooler rotates, several serve one connection.
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
