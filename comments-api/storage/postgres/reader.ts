import type { Pool, QueryConfig } from 'pg'
import { toError } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { classify, messageOf } from './failures.ts'
import type { Statements } from './statements.ts'

/** Connections that never wait for a writer. Whoever finds them all busy waits for one, and not for ever. */
export class Reader {
  readonly #pool: Pool
  readonly #statements: Statements

  constructor(pool: Pool, statements: Statements) {
    this.#pool = pool
    this.#statements = statements
  }

  all<Row>(statement: Statement): Promise<Row[]> {
    return this.run<Row>(this.#statements.prepare(statement))
  }

  async run<Row>(query: QueryConfig): Promise<Row[]> {
    try {
      const { rows } = await this.#pool.query(query)
      return rows as Row[]
    } catch (cause) {
      const message = `the database cannot be asked: ${messageOf(cause)}`
      throw toError({ kind: classify(cause), message }, cause)
    }
  }
}
