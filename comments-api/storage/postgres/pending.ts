import type { Client } from 'pg'
import { type Migration, migrations } from '../migrations/all.ts'
import { listMissing, type Recorded } from '../schema.ts'
import { connect, settingsFor } from './connections.ts'
import { inOurTypes } from './dialect.ts'
import { cannotBeUsed } from './failures.ts'
import { hasTable } from './has-table.ts'

export async function pendingOnServer(url: string): Promise<readonly Migration[]> {
  const client = await connect(settingsFor(url)).catch(cause => {
    throw cannotBeUsed(url, cause)
  })
  try {
    return listMissing(await readRecorded(client), migrations).map(translate)
  } finally {
    await client.end()
  }
}

async function readRecorded(client: Client): Promise<readonly Recorded[]> {
  if (!(await hasTable(client, 'migrations'))) return []
  const { rows } = await client.query<Recorded>('select version, checksum from migrations')
  return rows
}

function translate(migration: Migration): Migration {
  return { ...migration, statements: migration.statements.map(inOurTypes) }
}
