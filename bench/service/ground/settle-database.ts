import { Client } from 'pg'

/** What a server of PostgreSQL does by itself within minutes of so many new rows, beside what is measured then. */
export async function settleDatabase(database: string): Promise<void> {
  if (database.startsWith('sqlite:')) return
  const client = new Client({ connectionString: database })
  await client.connect()
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
}
