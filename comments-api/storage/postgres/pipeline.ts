import {
  type Connection,
  DatabaseError,
  type FieldDef,
  type PoolClient,
  type Submittable,
} from 'pg'
import type { Rows } from '../outcome.ts'
import type { Value } from '../sql.ts'
import { Plans } from './plans.ts'
import { type Named, unnamed } from './statements.ts'
import { readValue } from './values.ts'

/** The rows of the statements that ran, and why the next one failed. Statements after a failed one do not run. */
export type Answered = { readonly rows: Rows; readonly failure: unknown }

/**
 * Sends all statements at once, with one `sync` after the last. node-postgres sends one after each, which makes both
 * sides write and read a packet for each statement. Without an explicit transaction, PostgreSQL treats everything up to
 * the `sync` as one.
 */
export function sendTogether(client: PoolClient, statements: readonly Named[]): Promise<Answered> {
  const { promise, resolve } = Promise.withResolvers<Answered>()
  client.query(new Pipeline(statements, preparedOn(client), resolve))
  return promise
}

type Column = { readonly name: string; readonly read: (text: string) => Value }
type Shape = readonly Column[]
type Row = Record<string, Value>

/**
 * What a connection has prepared: for each statement by its name, the columns of its answer and the age of its plan.
 */
type Prepared = { readonly shapes: Map<string, Shape>; readonly plans: Plans }

const everyConnection = new WeakMap<PoolClient, Prepared>()

function preparedOn(client: PoolClient): Prepared {
  return everyConnection.getOrInsertComputed(client, () => ({
    shapes: new Map(),
    plans: new Plans(),
  }))
}

/** A custom query of node-postgres, which calls these methods with the server's messages. */
class Pipeline implements Submittable {
  /** node-postgres wraps this function to apply its timeout. */
  callback: (failure: unknown) => void
  readonly #statements: readonly Named[]
  readonly #shapes: Map<string, Shape>
  readonly #plans: Plans
  readonly #rows: (readonly Row[])[] = []
  /** As the server described it, if the statement was just prepared. */
  #described: Shape | null = null
  #current: Row[] = []

  constructor(
    statements: readonly Named[],
    { shapes, plans }: Prepared,
    settle: (answered: Answered) => void,
  ) {
    this.#statements = statements
    this.#shapes = shapes
    this.#plans = plans
    this.callback = failure => settle({ rows: this.#rows, failure })
  }

  submit(connection: Connection): void {
    connection.stream.cork()
    const fresh = new Set<string>()
    for (const statement of this.#statements) {
      if (this.#mustPrepare(statement, fresh)) prepare(connection, statement)
      connection.bind({ statement: statement.name, values: [...statement.values] }, true)
      connection.execute(null, true)
    }
    connection.sync()
    connection.stream.uncork()
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#described = fields.map(({ name, dataTypeID }) => ({ name, read: readValue(dataTypeID) }))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Row = {}
    for (const [at, { name, read }] of this.#shapeNow().entries()) {
      const text = fields[at] ?? null
      row[name] = text === null ? null : read(text)
    }
    this.#current.push(row)
  }

  handleCommandComplete(): void {
    const name = this.#nameNow()
    if (name !== unnamed) this.#shapes.set(name, this.#shapeNow())
    this.#rows.push(this.#current)
    this.#current = []
    this.#described = null
  }

  handleReadyForQuery(): void {
    this.callback(null)
  }

  /** The statement is prepared anew next time, because another instance may have migrated its tables. */
  handleError(failure: unknown, connection: Connection): void {
    this.#shapes.delete(this.#nameNow())
    // The server did not answer in time, and anything sent after this, such as a rollback, would wait just as long.
    if (!(failure instanceof DatabaseError)) connection.stream.destroy()
    this.callback(failure)
  }

  #mustPrepare({ name }: Named, fresh: Set<string>): boolean {
    if (name === unnamed) return true
    const isPlanned = !this.#plans.isOutlived(name) && this.#shapes.has(name)
    if (isPlanned || fresh.has(name)) return false
    fresh.add(name)
    return true
  }

  #nameNow(): string {
    return this.#statements[this.#rows.length]?.name ?? unnamed
  }

  #shapeNow(): Shape {
    return this.#described ?? this.#shapes.get(this.#nameNow()) ?? []
  }
}

/**
 * Closes the statement first. After a failure it is unknown whether it was prepared. Closing a missing statement is
 * allowed, but preparing one twice is not.
 */
function prepare(connection: Connection, { name, text }: Named): void {
  connection.close({ type: 'S', name }, true)
  connection.parse({ name, text, types: [] }, true)
  connection.describe({ type: 'S', name }, true)
}
