import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'

/** Has the schema already. Copying its files takes a fraction of the time of making one. */
export const template = 'afterword_template'

/** Connects to the server itself, without keeping the process alive. */
export function openAdministration(server: string): Pool {
  const pool = new Pool({ connectionString: server, max: 1, allowExitOnIdle: true })
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

export function addressOf(server: string, database: string): string {
  const address = new URL(server)
  address.pathname = `/${database}`
  return address.href
}

type Made = { readonly address: string; drop(): Promise<void> }

export async function createDatabase(server: string, how: string): Promise<Made> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const administration = openAdministration(server)
    await administration.query(statement)
    await administration.end()
  }
  await run(`create database ${name} ${how}`)
  return {
    address: addressOf(server, name),
    drop: () => run(`drop database ${name} with (force)`),
  }
}

/** Drops the databases that the files of a run shared. A server of our own is deleted as a whole. */
export async function dropTestDatabases(server: string): Promise<void> {
  const administration = openAdministration(server)
  const { rows } = await administration.query<{ readonly name: string }>(
    String.raw`select quote_ident(datname) as name from pg_database where datname like 'test\_%'`,
  )
  for (const { name } of rows) await administration.query(`drop database ${name} with (force)`)
  await administration.end()
}

/** A database that can be restored again and again to how it was begun, with an epoch of its own. */
export type TestDatabase = Pick<Made, 'address'> & {
  empty(): Promise<void>
  /** Throws if somebody is connected, and says who. */
  requireLeft(): Promise<void>
}

export async function createTestDatabase(
  server: string,
  begin: (address: string) => Promise<void>,
): Promise<TestDatabase> {
  const { address } = await createDatabase(server, `template ${template} strategy file_copy`)
  await begin(address)
  const administration = openAdministration(address)
  const statements = await composeEmptying(administration)
  const empty = async () => {
    await administration.query(statements)
  }
  const requireLeft = async () => {
    const { rows } = await administration.query(sessionsOfOthers)
    if (rows.length > 0) throw new Error(`a test has left these behind: ${JSON.stringify(rows)}`)
  }
  await empty()
  return { address, empty, requireLeft }
}

const sessionsOfOthers = `
  select pid, application_name, state, query
  from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`

/** Deletes rows instead of truncating tables: there are few rows, and every truncation makes files. */
async function composeEmptying(database: Pool): Promise<string> {
  const { rows: tables } = await database.query<{ readonly name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
  )
  const statements = ["begin; set local session_replication_role = 'replica'"]
  for (const { name } of tables) {
    const { rows } = await database.query<{ readonly stored: string | null }>(
      `select quote_literal(json_agg(kept)) as stored from ${name} kept`,
    )
    const stored = rows[0]?.stored ?? null
    statements.push(`delete from ${name}`)
    if (stored === null) continue
    statements.push(
      `insert into ${name} select * from json_populate_recordset(null::${name}, ${stored})`,
    )
  }
  return [...statements, 'update epochs set epoch = random()', 'commit'].join(';\n')
}
