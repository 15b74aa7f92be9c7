import { readJson } from '../../json/read-json.ts'
import { isDatabase, openDatabase } from '../../sqlite/open-database.ts'

type Table = 'Comment' | 'Users'
type WalineExport = {
  readonly records: AsyncIterable<{ readonly table: Table; readonly value: unknown }>
  strange(): string[]
}

/** The desk's own, with or without the answer of the API around it; LeanCloud's. */
const tableAt = {
  '$.data.Comment.*': 'Comment',
  '$.data.Users.*': 'Users',
  '$.data.data.Comment.*': 'Comment',
  '$.data.data.Users.*': 'Users',
  '$.results.*': 'Comment',
} as const

export async function openExport(path: string): Promise<WalineExport> {
  if (await isDatabase(path)) return { records: readTables(path), strange: () => [] }
  const file = await readJson(path, Object.keys(tableAt))
  async function* records() {
    for await (const { value, keys } of file.records) {
      const table: Table = keys.includes('Users') ? 'Users' : 'Comment'
      yield { table, value }
    }
  }
  return { records: records(), strange: file.strange }
}

/** Addresses of the network are left where they are. */
const columns = {
  Users: ['id', 'display_name', 'email', 'url', 'type'],
  Comment: [
    ...['id', 'user_id', 'comment', 'insertedAt', 'createdAt', 'link', 'mail', 'nick'],
    ...['rid', 'pid', 'status', 'url'],
  ],
} as const

async function* readTables(path: string): WalineExport['records'] {
  using database = openDatabase(path)
  for (const table of ['Users', 'Comment'] as const) {
    if (!database.hasTable(`wl_${table}`)) continue
    for (const value of database.readTable(`wl_${table}`, columns[table])) yield { table, value }
  }
}
