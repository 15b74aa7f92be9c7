import type { Client, ClientConfig, Pool } from 'pg'
import { StorageRefused } from '../database.ts'
import { type Migration, migrations } from '../migrations/all.ts'
import { checksum, createMigrationsTable, listMissing, type Recorded } from '../schema.ts'
import { connect } from './connections.ts'
import { inOurTypes } from './dialect.ts'
import { hasTable } from './has-table.ts'
import { createCountsTable } from './shared-counts.ts'
import { takeWriteLock } from './write-lock.ts'

const unicode = 'UTF8'
const askWhatIsRecorded = 'select version, checksum from migrations'

type Made = { readonly encoding: string; readonly isMade: number }

const askWhatIsMade = `
  select
    current_setting('server_encoding') as encoding,
    to_regclass('migrations') is not null and to_regclass('request_counts') is not null as "isMade"`

export async function isUpToDate(server: Pool): Promise<boolean> {
  const { rows: made } = await server.query<Made>(askWhatIsMade)
  if (!made.every(({ encoding, isMade }) => encoding === unicode && isMade === 1)) return false
  const { rows } = await server.query<Recorded>(askWhatIsRecorded)
  return listMissing(rows, migrations).length === 0
}

/**
 * Returns the migrations that were missing. Runs in one transaction that takes its turn like every write, so two
 * instances that start at once migrate only once.
 */
export async function migrate(settings: ClientConfig): Promise<readonly Migration[]> {
  const client = await connect(settings)
  try {
    await requireUnicode(client)
    // An instance that was stopped in the middle would otherwise hold the lock, and the others up, until it goes on.
    await client.query(
      "begin; set local lock_timeout = '60s'; set local idle_in_transaction_session_timeout = '30s'",
    )
    await client.query(takeWriteLock)
    const applied = await applyMissing(client)
    await client.query('commit')
    return applied
  } finally {
    await client.end()
  }
}

async function applyMissing(client: Client): Promise<readonly Migration[]> {
  const missing = listMissing(await readRecorded(client), migrations)
  for (const migration of missing) await apply(client, migration)
  if (!(await hasTable(client, 'request_counts'))) await client.query(createCountsTable)
  return missing
}

/**
 * Checks first whether the table exists, because `create … if not exists` needs permissions that only the first start
 * has to have.
 */
async function readRecorded(client: Client): Promise<readonly Recorded[]> {
  if (!(await hasTable(client, 'migrations'))) await client.query(createMigrationsTable)
  const { rows } = await client.query<Recorded>(askWhatIsRecorded)
  return rows
}

async function apply(client: Client, migration: Migration): Promise<void> {
  for (const statement of migration.statements) await client.query(inOurTypes(statement))
  await client.query(
    'insert into migrations (version, name, checksum, applied_at) values ($1, $2, $3, $4)',
    [migration.version, migration.name, checksum(migration), new Date().toISOString()],
  )
}

async function requireUnicode(client: Client): Promise<void> {
  const { rows } = await client.query<{ readonly server_encoding: string }>('show server_encoding')
  const encoding = rows[0]?.server_encoding
  if (encoding === unicode) return
  throw new StorageRefused(
    `the database has the encoding ${encoding}, which cannot hold every letter; make one with: create database … encoding 'UTF8' template template0`,
  )
}
