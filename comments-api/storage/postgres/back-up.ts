import { closeSync, openSync } from 'node:fs'
import type { Client } from 'pg'
import { StorageRefused } from '../database.ts'
import { migrations } from '../migrations/all.ts'
import type { Value } from '../sql.ts'
import { replaceFile, requireSound } from '../sqlite/copy.ts'
import { DatabaseSync } from '../sqlite/engine.ts'
import { migrate } from '../sqlite/migrate.ts'
import { listTables } from '../sqlite/tables.ts'
import { connect, settingsFor } from './connections.ts'
import { pendingOnServer } from './pending.ts'

const rowsAtOnce = 200

/**
 * Copies all tables as of one moment into a SQLite file, even while others write. So a backup is the same for both
 * engines, and either can restore it.
 */
export async function backUpServer(url: string, copy: string, count: () => void): Promise<void> {
  await requireOurSchema(url)
  const client = await connect(settingsFor(url))
  try {
    await client.query('begin isolation level repeatable read read only')
    await replaceFile(copy, async draft => {
      await writeDraft(client, draft, count)
      requireSound(draft)
    })
  } finally {
    await client.end()
  }
}

async function requireOurSchema(url: string): Promise<void> {
  const pending = await pendingOnServer(url)
  if (pending.length === 0) return
  throw new StorageRefused(
    'the database has not the schema of this program; bring it up to date first: npm run comments -- migrate',
  )
}

async function writeDraft(client: Client, draft: string, count: () => void): Promise<void> {
  using file = openDraft(draft)
  migrate(file, draft, migrations)
  file.exec('begin')
  for (const { name, columns } of listTables(file)) {
    // What the migrations inserted, such as an epoch, is replaced by the server's rows.
    file.exec(`delete from ${name}`)
    const places = columns.map(() => '?')
    const insert = file.prepare(`insert into ${name} (${columns}) values (${places})`)
    for await (const row of readRows(client, `select ${columns} from ${name}`)) {
      insert.run(...row)
      count()
    }
  }
  file.exec('commit')
}

/**
 * Nobody reads the file before it is complete, so it needs no transactions on the disk. Rows are inserted in any order,
 * so foreign keys are not checked.
 */
function openDraft(draft: string): DatabaseSync {
  closeSync(openSync(draft, 'wx', 0o600))
  const file = new DatabaseSync(draft)
  file.exec(`
    pragma foreign_keys = off;
    pragma journal_mode = off;
    pragma synchronous = off;
    pragma cache_size = -32000`)
  return file
}

async function* readRows(client: Client, query: string): AsyncGenerator<Value[]> {
  await client.query(`declare reading no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await client.query<Value[]>({
      text: `fetch ${rowsAtOnce} from reading`,
      rowMode: 'array',
    })
    yield* rows
    if (rows.length < rowsAtOnce) break
  }
  await client.query('close reading')
}
