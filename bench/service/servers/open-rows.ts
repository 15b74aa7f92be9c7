import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Pool } from 'pg'

type Row = Readonly<Record<string, unknown>>

/** Queries the service's own database without the service, with `?` for values. */
export type Rows = (sql: string, values: readonly SQLInputValue[]) => Promise<readonly Row[]>

export function openRows(database: string): Rows {
  if (database.startsWith('sqlite:')) return rowsOfFile(database.slice('sqlite:'.length))
  return rowsOfServer(database)
}

function rowsOfFile(file: string): Rows {
  const opened = new DatabaseSync(file, { readOnly: true })
  const prepared = new Map<string, ReturnType<typeof opened.prepare>>()
  return async (sql, values) => {
    const statement = prepared.getOrInsertComputed(sql, () => opened.prepare(sql))
    return statement.all(...values)
  }
}

function rowsOfServer(url: string): Rows {
  const pool = new Pool({ connectionString: url, max: 10 })
  return async (sql, values) => {
    const [first = '', ...others] = sql.split('?')
    const text = first + others.map((part, place) => `$${place + 1}${part}`).join('')
    const { rows } = await pool.query({ name: text, text, values: [...values] })
    return rows
  }
}
