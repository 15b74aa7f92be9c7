import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { StorageRefused } from '../database.ts'
import { migrations } from '../migrations/all.ts'
import { copyDatabase } from '../sqlite/copy.ts'
import { DatabaseSync } from '../sqlite/engine.ts'
import { migrate as migrateFile } from '../sqlite/migrate.ts'
import { beginAnew, requireBackup } from '../sqlite/restore.ts'
import { listTables, type Table } from '../sqlite/tables.ts'
import { backUpServer } from './back-up.ts'
import { connect, settingsFor } from './connections.ts'
import { describe } from './describe.ts'
import { migrate } from './migrate.ts'
import { pendingOnServer } from './pending.ts'
import { openPrivateFolder } from './private-folder.ts'
import { writeValue } from './values.ts'
import { takeWriteLock } from './write-lock.ts'

/**
 * Replaces what is on the server by a backup, in one transaction. Returns the path of the backup made of the replaced
 * data, or `null` if there was none.
 */
export async function restoreServer(
  backup: string,
  url: string,
  count: () => void,
): Promise<string | null> {
  requireBackup(backup)
  const pending = await pendingOnServer(url)
  if (pending.length > 0) await migrate(settingsFor(url))
  const folder = openPrivateFolder()
  const client = await connect(settingsFor(url))
  try {
    await requireAlone(client, url)
    const kept = await keepWhatIsThere(client, url, backup)
    const draft = prepare(backup, join(folder, 'backup.db'))
    await replaceAll(client, draft, count)
    draft.close()
    return kept
  } finally {
    await client.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A running service would go on with what it has read and is no longer there. */
async function requireAlone(client: Client, url: string): Promise<void> {
  for (let looks = 1; await isAnybodyThere(client); looks += 1) {
    if (looks === mostLooks)
      throw new StorageRefused(`a service runs on ${describe(url)}; stop it, and then restore`)
    await pause(100)
  }
}

/**
 * The server notices with some delay that a service or command has ended. So it is asked for about a second, or longer
 * if it is so busy that its answers take long.
 */
const mostLooks = 10

async function isAnybodyThere(client: Client): Promise<boolean> {
  const { rows } = await client.query(`
    select 1
    from pg_stat_activity
    where datname = current_database()
      and application_name = 'afterword'
      and pid <> pg_backend_pid()
    limit 1`)
  return rows.length > 0
}

async function keepWhatIsThere(
  client: Client,
  url: string,
  backup: string,
): Promise<string | null> {
  const { rows } = await client.query('select 1 from threads limit 1')
  if (rows.length === 0) return null
  const kept = `${backup}.before-restore.${new Date().toISOString().replaceAll(':', '-')}`
  await backUpServer(url, kept, () => undefined)
  return kept
}

/** Copies the backup and brings the copy to the schema of this program. The backup itself is not changed. */
function prepare(backup: string, copy: string): DatabaseSync {
  copyDatabase(backup, copy)
  beginAnew(copy)
  const draft = new DatabaseSync(copy)
  migrateFile(draft, copy, migrations)
  return draft
}

async function replaceAll(client: Client, draft: DatabaseSync, count: () => void): Promise<void> {
  const tables = listTables(draft)
  const names = tables.map(({ name }) => name)
  await client.query('begin')
  await client.query(takeWriteLock)
  const links = await listLinks(client, names)
  // A reply may come before the comment that it replies to.
  for (const link of links) await client.query(`alter table ${link} deferrable initially deferred`)
  await client.query(`truncate ${names.join(', ')}`)
  for (const table of tables) await fill(client, draft, { table, count })
  await client.query('set constraints all immediate')
  for (const link of links) await client.query(`alter table ${link} not deferrable`)
  await client.query('commit')
}

async function listLinks(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ readonly link: string }>(
    `select format('%s alter constraint %I', conrelid::regclass, conname) as link
    from pg_constraint
    where contype = 'f' and conrelid = any ($1::regclass[])`,
    [tables],
  )
  return rows.map(({ link }) => link)
}

type Filling = { readonly table: Table; readonly count: () => void }
type Row = Readonly<Record<string, unknown>>

async function fill(
  client: Client,
  draft: DatabaseSync,
  { table: { name, columns }, count }: Filling,
): Promise<void> {
  for (const rows of inPages(draft.prepare(`select ${columns} from ${name}`).iterate())) {
    await client.query(
      `insert into ${name} (${columns})
      select ${columns} from json_populate_recordset(null::${name}, $1)`,
      [JSON.stringify(rows, storable)],
    )
    rows.forEach(count)
  }
}

/** Stores text like any other write on the server, see `writeValue`, since a SQLite file may hold NUL. */
function storable(_column: string, value: unknown): unknown {
  return typeof value === 'string' ? writeValue(value) : value
}

const rowsAtOnce = 200

function* inPages(rows: Iterable<Row>): Generator<readonly Row[]> {
  let page: Row[] = []
  for (const row of rows) {
    page.push(row)
    if (page.length < rowsAtOnce) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
