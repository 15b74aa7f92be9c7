import type { Statement, Value } from '../sql.ts'
import type { DatabaseSync, StatementSync } from './engine.ts'

type Prepared = { readonly statement: StatementSync; columns: readonly string[] }

/**
 * Keeps prepared statements, because preparing costs more than running. Their number is limited, because lists of
 * different lengths make different statements.
 */
export class StatementCache {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  all<Row>({ sql, parameters }: Statement): Row[] {
    const prepared = this.#prepare(sql)
    const rows = prepared.statement.all(...parameters) as unknown as (readonly Value[])[]
    if (rows.length === 0) return []
    // Another process may have migrated the table of a `select *`.
    if (rows[0]?.length !== prepared.columns.length) prepared.columns = namesOf(prepared.statement)
    return rows.map(values => nameValues(prepared.columns, values) as Row)
  }

  run(sql: string): void {
    this.#prepare(sql).statement.run()
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    if (this.#prepared.size >= 500) this.#prepared.clear()
    const statement = this.#database.prepare(sql, { returnArrays: true })
    const prepared = { statement, columns: namesOf(statement) }
    this.#prepared.set(sql, prepared)
    return prepared
  }
}

function namesOf(statement: StatementSync): string[] {
  return statement.columns().map(({ name }) => name)
}

/**
 * Node's own rows are objects without a prototype, which V8 keeps as hash tables: a query for twenty rows of ten
 * columns takes 59 µs with them, and 44 this way (decision 139).
 */
function nameValues(columns: readonly string[], values: readonly Value[]): object {
  const row: Record<string, Value> = {}
  columns.forEach((name, at) => {
    row[name] = values[at] ?? null
  })
  return row
}
