import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { SourceRefused } from '../source.ts'

export type Row = Readonly<Record<string, string | null>>

/** Another system's database, which is only read; each query gives its rows one by one. */
type ForeignDatabase = Disposable & {
  /** A view is none: whoever made the file could let it compute for ever. */
  hasTable(name: string): boolean
  /** Every column must be cast to text: numbers may be larger than JavaScript has. */
  rows(query: string): Iterable<Row>
}

export function openDatabase(path: string): ForeignDatabase {
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    // Nothing that the file itself defines is run: https://sqlite.org/security.html
    database.exec('pragma trusted_schema = off; pragma cell_size_check = on')
    const tables = database
      .prepare(`select name from sqlite_schema where type = 'table' and sql not like '%virtual%'`)
      .all()
    return {
      hasTable: name => tables.some(table => table['name'] === name),
      rows: query => readRows(database, query, path),
      [Symbol.dispose]: () => database.close(),
    }
  } catch (cause) {
    throw refused(path, cause)
  }
}

function* readRows(database: DatabaseSync, query: string, path: string): Generator<Row> {
  try {
    yield* database.prepare(query).iterate() as Iterable<Row>
  } catch (cause) {
    throw refused(path, cause)
  }
}

function refused(path: string, cause: unknown): SourceRefused {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new SourceRefused(`${path} cannot be read as a database of SQLite: ${reason}`, { cause })
}
