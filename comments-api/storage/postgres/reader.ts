import type { Pool, PoolClient } from 'pg'
import { type Rows, toError } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { classify, isOfOne, messageOf } from './failures.ts'
import { type Answered, sendTogether } from './pipeline.ts'
import type { Named, Statements } from './statements.ts'
import { takingFrom } from './take-connection.ts'

type Asked = {
  readonly named: Named
  readonly resolve: (rows: Rows[number]) => void
  readonly reject: (error: Error) => void
}

/** So that what takes long holds up few. */
const mostTogether = 16

/** Connections that never wait for a writer. Whoever finds them all busy waits for one, and not for ever. */
export class Reader {
  readonly #takeConnection: () => Promise<PoolClient>
  readonly #statements: Statements
  #asked: Asked[] = []

  constructor(pool: Pool, statements: Statements) {
    this.#takeConnection = takingFrom(pool)
    this.#statements = statements
  }

  /**
   * Goes out with whatever else is asked in this turn of the event loop: one packet for all
   * of it costs less than most answers do. Only for what reads: where a neighbour fails,
   * PostgreSQL takes back a write whose rows may have been told already.
   */
  all<Row>(statement: Statement): Promise<Row[]> {
    return this.#ask(statement, asked => {
      this.#asked.push(asked)
      if (this.#asked.length === 1) setImmediate(() => this.#askTogether())
    })
  }

  /** For what writes: see above; and what it locks would stay locked until everything beside it is answered. */
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

  /** Where one fails, PostgreSQL skips those after it: they are asked once more, unless the connection is gone. */
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
  return toError({ kind: classify(cause), message }, cause)
}
