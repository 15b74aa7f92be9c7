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
 * All tables as of one moment, also while others write, as a file of SQLite: a backup is the same thing whichever
 * engine it is of, and either takes it back.
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
  const file = openDraft(draft)
  try {
    migrate(file, draft, migrations)
    file.exec('begin')
    for (const { name, columns } of listTables(file)) {
      // What the migrations put there, such as an epoch, is not what was there.
      file.exec(`delete from ${name}`)
      const places = columns.map(() => '?')
      const insert = file.prepare(`insert into ${name} (${columns}) values (${places})`)
      for await (const row of readRows(client, `select ${columns} from ${name}`)) {
        insert.run(...row)
        count()
      }
    }
    file.exec('commit')
  } finally {
    file.close()
  }
}

/** Nobody reads it before it is whole, so nothing is to be taken back in it. Rows come in any order, also before those they lead to. */
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
