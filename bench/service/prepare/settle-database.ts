import { Client, escapeIdentifier } from 'pg'

/** Does what PostgreSQL itself does within minutes of so many new rows, and would otherwise do during a measurement. */
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
 * The server leaves tables with fewer rows alone. If those were analysed here, plans would take them for empty until
 * they have fifty rows and a minute has passed.
 */
const filled = 'select relname as name from pg_stat_user_tables where n_live_tup > 50'
