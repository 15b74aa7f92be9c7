import type { Statement } from '../sql.ts'
import type { DatabaseSync, StatementSync } from './engine.ts'

/**
 * Keeps prepared statements, because preparing costs more than running. Their number is limited, because lists of
 * different lengths make different statements.
 */
export class StatementCache {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  all<Row>({ sql, parameters }: Statement): Row[] {
    return this.#prepare(sql).all(...parameters) as Row[]
  }

  run(sql: string): void {
    this.#prepare(sql).run()
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    if (this.#prepared.size >= 500) this.#prepared.clear()
    const statement = this.#database.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }
}
