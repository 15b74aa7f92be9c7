import { createHash } from 'node:crypto'
import type { QueryConfig } from 'pg'
import type { Statement } from '../sql.ts'
import { writeValue } from './values.ts'

const mostNames = 500

/** With a name, a connection plans a statement once. Bounded, because lists of different lengths are different statements. */
export class Statements {
  readonly #names = new Map<string, string>()

  prepare({ sql, parameters }: Statement): QueryConfig {
    const name = this.#nameOf(sql)
    const query = { text: sql, values: parameters.map(writeValue) }
    return name === undefined ? query : { ...query, name }
  }

  #nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql)
    if (known !== undefined || this.#names.size >= mostNames) return known
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 32)
    this.#names.set(sql, name)
    return name
  }
}
