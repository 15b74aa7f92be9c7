import type { Client } from 'pg'
import { StorageUnavailable } from '../database.ts'
import { type Migration, migrations } from '../migrations/all.ts'
import { newestOf, type Recorded } from '../schema.ts'
import { connect, settingsFor } from './connections.ts'
import { describe } from './describe.ts'
import { inOurTypes } from './dialect.ts'
import { messageOf } from './failures.ts'
import { hasTable } from './has-table.ts'

export async function pendingOnServer(url: string): Promise<readonly Migration[]> {
  const client = await connect(settingsFor(url)).catch(cause => {
    const message = `the database ${describe(url)} cannot be asked: ${messageOf(cause)}`
    throw new StorageUnavailable(message, { cause })
  })
  try {
    const newest = await readNewest(client)
    return migrations.filter(({ version }) => version > newest).map(translate)
  } finally {
    await client.end()
  }
}

async function readNewest(client: Client): Promise<number> {
  if (!(await hasTable(client, 'migrations'))) return 0
  const { rows } = await client.query<Recorded>('select version, checksum from migrations')
  return newestOf(rows)
}

function translate(migration: Migration): Migration {
  return { ...migration, statements: migration.statements.map(inOurTypes) }
}
