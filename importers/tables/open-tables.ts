import { readCsv } from '../csv/read-csv.ts'
import { readJson } from '../json/read-json.ts'
import { readSql } from '../sql/read-sql.ts'
import { openDatabase } from '../sqlite/open-database.ts'
import { shapeOf } from './shape-of.ts'
import { type Rows, type Table, tableOf, withNamesOf } from './table.ts'

/** Reads row by row, in the order of the file; a database is read table by table. */
export async function openTables(path: string, tables: readonly Table[]): Promise<Rows> {
  const shape = await shapeOf(path, value => tableOf(value, tables) !== null)
  switch (shape) {
    case 'database':
      return { records: readDatabase(path, tables), strange: () => [] }
    case 'sql':
      return openDump(path, tables)
    case 'csv':
      return openCsv(path, tables)
    case 'object':
      return openObject(path, tables)
    case 'list':
      return openRows(path, tables, '$.*')
    case 'lines':
      return openRows(path, tables, '$')
  }
}

async function* readDatabase(path: string, tables: readonly Table[]): Rows['records'] {
  using database = openDatabase(path)
  for (const { name, inDatabase, columns } of tables) {
    if (!database.hasTable(inDatabase)) continue
    for (const value of database.readTable(inDatabase, columns)) yield { table: name, value }
  }
}

async function openDump(path: string, tables: readonly Table[]): Promise<Rows> {
  const { rows, strange } = await readSql(path)
  async function* records(): Rows['records'] {
    for await (const row of rows) {
      const table = tables.find(({ inDatabase }) => inDatabase.toLowerCase() === row.table)
      if (table !== undefined) yield { table: table.name, value: withNamesOf(table, row.value) }
    }
  }
  return { records: records(), strange }
}

async function openCsv(path: string, tables: readonly Table[]): Promise<Rows> {
  const { rows, strange } = await readCsv(path)
  async function* records(): Rows['records'] {
    for await (const row of rows) {
      const table = tables.find(one => tableOf(withNamesOf(one, row), [one]) !== null)
      yield table === undefined
        ? { table: null, value: row }
        : { table: table.name, value: withNamesOf(table, row) }
    }
  }
  return { records: records(), strange }
}

async function openObject(path: string, tables: readonly Table[]): Promise<Rows> {
  const nameAt = new Map(
    tables.flatMap(({ name, inJson }) => inJson.map(at => [placeOf(at.split('.')), name])),
  )
  const file = await readJson(
    path,
    tables.flatMap(({ inJson }) => inJson),
  )
  async function* records(): Rows['records'] {
    for await (const { value, keys } of file.records) {
      const table = nameAt.get(placeOf(['$', ...keys]))
      if (table !== undefined) yield { table, value }
    }
  }
  return { records: records(), strange: file.strange }
}

/** The place of a table: the keys of a row without its number. */
function placeOf(keys: readonly string[]): string {
  return keys.slice(0, -1).join('.')
}

async function openRows(path: string, tables: readonly Table[], at: '$' | '$.*'): Promise<Rows> {
  const { records: all, strange } = await readJson(path, [at])
  async function* records(): Rows['records'] {
    for await (const { value } of all) yield { table: tableOf(value, tables)?.name ?? null, value }
  }
  return { records: records(), strange }
}
