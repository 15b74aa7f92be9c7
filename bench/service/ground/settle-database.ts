import { Client, escapeIdentifier } from 'pg'

/** What a server of PostgreSQL does by itself within minutes of so many new rows, beside what is measured then. */
export async function settleDatabase(database: string): Promise<void> {
  if (database.startsWith('sqlite:')) return
  const client = new Client({ connectionString: database })
  await client.connect()
  const { rows } = await client.query<{ readonly name: string }>(filled)
  const tables = rows.map(({ name }) => escapeIdentifier(name))
  await client.query(`vacuum analyze ${tables.join(', ')}`)
  await client.query('checkpoint')
  await client.end()
}

/**
 * With so few rows in it, the server leaves a table alone. Were it counted all the
 * same, plans would take it for empty until it has fifty rows and a minute is over.
 */
const filled = 'select relname as name from pg_stat_user_tables where n_live_tup > 50'
