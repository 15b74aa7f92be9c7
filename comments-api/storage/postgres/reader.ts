import type { Pool, PoolClient } from 'pg'
import { messageOf } from '../message-of.ts'
import { type Rows, toError } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { classify, isOfOne } from './failures.ts'
import { type Answered, sendTogether } from './pipeline.ts'
import type { Named, Statements } from './statements.ts'
import { takingFrom } from './take-connection.ts'

type Asked = {
  readonly named: Named
  readonly resolve: (rows: Rows[number]) => void
  readonly reject: (error: Error) => void
}

/** Limits how many statements a slow one can delay. */
const mostTogether = 16

/**
 * Connections for reading, which never wait for a writer. If all are busy, a statement waits for one, but not for ever.
 */
export class Reader {
  readonly #takeConnection: () => Promise<PoolClient>
  readonly #statements: Statements
  #asked: Asked[] = []

  constructor(pool: Pool, statements: Statements) {
    this.#takeConnection = takingFrom(pool)
    this.#statements = statements
  }

  /**
   * Sends the statement together with all others of this turn of the event loop: a packet for all of them costs less
   * than most answers. Only for reading. If another statement fails, PostgreSQL rolls back all of them, and a write
   * whose rows were already returned would be lost.
   */
  all<Row>(statement: Statement): Promise<Row[]> {
    return this.#ask(statement, asked => {
      this.#asked.push(asked)
      if (this.#asked.length === 1) setImmediate(() => this.#askTogether())
    })
  }

  /**
   * For writing, for the reason above. Also, what it locks would otherwise stay locked until the other statements are
   * answered.
   */
  alone<Row>(statement: Statement): Promise<Row[]> {
    return this.#ask(statement, asked => this.#answer([asked]))
  }

  async #ask<Row>(statement: Statement, send: (asked: Asked) => void): Promise<Row[]> {
    const { promise, resolve, reject } = Promise.withResolvers<Rows[number]>()
    send({ named: this.#statements.prepare(statement), resolve, reject })
    return (await promise) as Row[]
  }

  #askTogether(): void {
    const asked = this.#asked
    this.#asked = []
    while (asked.length > 0) this.#answer(asked.splice(0, mostTogether))
  }

  /** If a statement fails, PostgreSQL skips those after it. They are sent again unless the connection is gone. */
  async #answer(asked: readonly Asked[]): Promise<void> {
    const { rows, failure } = await this.#send(asked.map(({ named }) => named))
    for (const [at, found] of rows.entries()) asked[at]?.resolve(found)
    const others = asked.slice(rows.length)
    const failed = isOfOne(failure) ? others.splice(0, 1) : others.splice(0)
    for (const { reject } of failed) reject(explain(failure))
    if (others.length > 0) await this.#answer(others)
  }

  async #send(statements: readonly Named[]): Promise<Answered> {
    const client = await this.#takeConnection().catch(asFailure)
    if ('failure' in client) return client
    const answered = await sendTogether(client, statements)
    client.release(answered.failure !== null && !isOfOne(answered.failure))
    return answered
  }
}

function asFailure(failure: unknown): Answered {
  return { rows: [], failure }
}

function explain(cause: unknown): Error {
  const message = `the database cannot be asked: ${messageOf(cause)}`
  return toError({ kind: classify(cause), message, cause })
}
