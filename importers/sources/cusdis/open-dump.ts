import { readJson } from '../../json/read-json.ts'
import { isDatabase, openDatabase } from '../../sqlite/open-database.ts'

const tables = ['pages', 'comments'] as const
type Table = (typeof tables)[number]
type Dump = {
  readonly records: AsyncIterable<{ readonly table: Table; readonly value: unknown }>
  strange(): string[]
}

export async function openDump(path: string): Promise<Dump> {
  if (await isDatabase(path)) return { records: readTables(path), strange: () => [] }
  const file = await readJson(
    path,
    tables.map(table => `$.${table}.*`),
  )
  async function* records(): Dump['records'] {
    for await (const { value, keys } of file.records)
      yield { table: keys[0] === 'pages' ? 'pages' : 'comments', value }
  }
  return { records: records(), strange: file.strange }
}

/** https://github.com/djyde/cusdis/blob/master/prisma/sqlite/schema.prisma */
const columns = {
  pages: ['id', 'slug', 'url'],
  comments: [
    ...['id', 'pageId', 'created_at', 'deletedAt', 'moderatorId'],
    ...['by_email', 'by_nickname', 'content', 'approved', 'parentId'],
  ],
} as const

async function* readTables(path: string): Dump['records'] {
  using database = openDatabase(path)
  for (const table of tables) {
    if (!database.hasTable(table)) continue
    for (const value of database.readTable(table, columns[table])) yield { table, value }
  }
}
