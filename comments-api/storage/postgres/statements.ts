import { createHash } from 'node:crypto'
import type { Statement } from '../sql.ts'
import { writeValue } from './values.ts'

/** A statement as it is sent. */
export type Named = {
  readonly name: string
  readonly text: string
  readonly values: readonly (string | null)[]
}

export const unnamed = ''

const mostNames = 500

/**
 * Gives statements names, so that a connection plans each only once. The number of names is limited, because lists of
 * different lengths make different statements.
 */
export class Statements {
  readonly #names = new Map<string, string>()

  prepare({ sql, parameters }: Statement): Named {
    return { name: this.#nameOf(sql), text: sql, values: parameters.map(writeValue) }
  }

  #nameOf(sql: string): string {
    const known = this.#names.get(sql)
    if (known !== undefined) return known
    if (this.#names.size >= mostNames) return unnamed
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 32)
    this.#names.set(sql, name)
    return name
  }
}
