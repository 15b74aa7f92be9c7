import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { parseDatabase } from '../../comments-api/database-address.ts'
import type { DatabaseAddress } from '../../comments-api/storage/open.ts'
import { addressOf, openAdministration, template } from '../postgres/databases.ts'

/**
 * Every test that reaches this file runs twice, in the Vitest projects `sqlite` and `postgres` (see
 * tests/engine-projects.ts): nothing has to be done for it. What makes sense on one engine only stands in
 * a file named `….sqlite.test.ts` or `….postgres.test.ts`, which says why.
 */
export const engine = inject('postgres') === undefined ? 'sqlite' : 'postgres'

const administration = engine === 'postgres' ? openAdministration(inject('postgres')) : null
const databases = new Map<string, Promise<string>>()

/** What AFTERWORD_DATABASE is for a test that works in `folder`: the same folder, the same database. */
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

async function makeDatabase(): Promise<string> {
  const address = await createDatabase(`template ${template} strategy file_copy`)
  await drawEpoch(address)
  return address
}

/** Without a schema: for tests of how it comes about. */
export function emptyDatabase(like = "encoding 'UTF8'"): Promise<string> {
  return createDatabase(`template template0 ${like}`)
}

async function createDatabase(how: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administration?.query(`create database ${name} ${how}`)
  onTestFinished(async () => {
    await administration?.query(`drop database ${name} with (force)`)
  })
  return addressOf(inject('postgres'), name)
}

/** A copy has the epoch of what it was copied from. */
async function drawEpoch(address: string): Promise<void> {
  const database = openAdministration(address)
  await database.query('update epochs set epoch = random()')
  await database.end()
}
