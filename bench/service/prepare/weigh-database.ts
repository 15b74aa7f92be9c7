import { statSync } from 'node:fs'
import { Client } from 'pg'

/** In MB, including all indexes. */
export async function weighDatabase(database: string): Promise<number> {
  const bytes = database.startsWith('sqlite:')
    ? statSync(database.slice('sqlite:'.length)).size
    : await askServer(database)
  return bytes / 1_000_000
}

async function askServer(connectionString: string): Promise<number> {
  const client = new Client({ connectionString })
  await client.connect()
  const { rows } = await client.query('select pg_database_size(current_database()) as bytes')
  await client.end()
  return Number(rows[0].bytes)
}
