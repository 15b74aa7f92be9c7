import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { SourceRefused } from '../source.ts'
import { longestText } from '../text/longest.ts'
import { readBytes, requireRegularFile } from '../text/read-bytes.ts'

/** The most bytes that a character takes in any encoding of SQLite. */
const bytesOfCharacter = 4

export type Row = Readonly<Record<string, string | null>>

/** Another system's database, which is only read. Rows come one by one. */
type ForeignDatabase = Disposable & {
  /** False for a view, because whoever made the file could let it compute for ever. */
  hasTable(name: string): boolean
  /** All values are text; `null` for a column that this version of the system does not have. */
  readTable(name: string, columns: readonly string[]): Iterable<Row>
  /** Every column must be cast to text, because numbers may be larger than those of JavaScript. */
  rows(query: string): Iterable<Row>
}

export async function isDatabase(path: string): Promise<boolean> {
  for await (const bytes of readBytes(path))
    return bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\0'
  return false
}

export function openDatabase(path: string): ForeignDatabase {
  requireRegularFile(path)
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    // SQLite then runs nothing dangerous that the file itself defines: https://sqlite.org/security.html
    database.exec('pragma trusted_schema = off; pragma cell_size_check = on')
    const tables = database
      .prepare(`select name from sqlite_schema where type = 'table' and sql not like '%virtual%'`)
      .all()
    return {
      hasTable: name => tables.some(table => table['name'] === name),
      readTable: (name, columns) => readRows(database, queryOf(database, name, columns), path),
      rows: query => readRows(database, query, path),
      [Symbol.dispose]: () => database.close(),
    }
  } catch (cause) {
    throw refused(path, cause)
  }
}

function queryOf(database: DatabaseSync, name: string, columns: readonly string[]): string {
  const there = database.prepare('select name from pragma_table_info(?)').all(name)
  const asText = columns.map(column =>
    there.some(one => one['name'] === column)
      ? `${textOf(`"${column}"`)} as "${column}"`
      : `null as "${column}"`,
  )
  return `select ${asText.join(', ')} from "${name}" order by rowid`
}

/** Cuts by bytes, because `substr` on characters stops at a NUL, and what follows it would be lost. */
export function textOf(column: string): string {
  return `cast(substr(cast(${column} as blob), 1, ${longestText * bytesOfCharacter}) as text)`
}

function* readRows(database: DatabaseSync, query: string, path: string): Generator<Row> {
  try {
    for (const row of database.prepare(query).iterate() as Iterable<Row>) yield cut(row)
  } catch (cause) {
    throw refused(path, cause)
  }
}

/** The bytes were counted for the widest characters; a text of narrower ones is several times as long. */
function cut(row: Row): Row {
  const texts = Object.entries(row)
  return Object.fromEntries(
    texts.map(([name, text]) => [name, text?.slice(0, longestText) ?? null]),
  )
}

function refused(path: string, cause: unknown): SourceRefused {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new SourceRefused(`${path} cannot be read as a database of SQLite: ${reason}`, { cause })
}
