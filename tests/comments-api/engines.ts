import { join } from 'node:path'
import { inject, onTestFinished, vi } from 'vitest'
import { parseDatabase } from '../../comments-api/database-address.ts'
import type { DatabaseAddress } from '../../comments-api/storage/open.ts'
import {
  createDatabase,
  createTestDatabase,
  type TestDatabase,
  template,
} from '../postgres/databases.ts'
import { beginDatabase } from './begin-database.ts'
import { whenDone } from './lifetime.ts'

/**
 * Every test that imports this file, directly or through others, runs twice: in the Vitest projects `sqlite` and
 * `postgres` (see tests/engine-projects.ts). A test that makes sense on one engine only is in a file named
 * `….sqlite.test.ts` or `….postgres.test.ts`, which says why.
 */
export const engine = inject('postgres') === undefined ? 'sqlite' : 'postgres'

const databases = new Map<string, Promise<string>>()
/**
 * Databases that this file, or those that ran before it in the same process, gave back. The end of the run drops them.
 */
const unused: TestDatabase[] = []

/** The value of AFTERWORD_DATABASE for a test that works in `folder`. The same folder gets the same database. */
export function databaseFor(folder: string): Promise<string> {
  if (engine === 'sqlite') return Promise.resolve(`sqlite:${join(folder, 'data', 'comments.db')}`)
  const known = databases.get(folder) ?? makeDatabase()
  databases.set(folder, known)
  return known
}

export async function addressFor(folder: string): Promise<DatabaseAddress> {
  const address = parseDatabase(await databaseFor(folder))
  if (typeof address === 'string') throw new Error(address)
  return address
}

/** A database that was given back is emptied and used again, because making one takes ten times as long. */
async function makeDatabase(): Promise<string> {
  const database = unused.pop() ?? (await createTestDatabase(inject('postgres'), beginDatabase))
  whenDone(async () => {
    // Whoever stays could still write, and would be in the way of another test: a restore, for one, is refused while a
    // service runs.
    await vi.waitFor(database.requireLeft, { timeout: 60_000 })
    await database.empty()
    unused.push(database)
  })
  return database.address
}

/**
 * For tests that fill the database, or count what is read from it. Nobody vacuums, so rows that another test left in
 * tables and indexes would be read as well. For the same reason nobody gets this one afterwards.
 */
export async function newDatabase(): Promise<DatabaseAddress> {
  const like = `template ${template} strategy file_copy`
  const { address, drop } = await createDatabase(inject('postgres'), like)
  onTestFinished(drop)
  await beginDatabase(address)
  return { engine: 'postgres', url: address }
}

/** Without a schema, for tests of how the schema is made. */
export async function emptyDatabase(like = "encoding 'UTF8'"): Promise<string> {
  const { address, drop } = await createDatabase(inject('postgres'), `template template0 ${like}`)
  onTestFinished(drop)
  return address
}
