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

/** The rows of those that ran, and why the next one did not: then none of those after it did. */
export type Answered = { readonly rows: Rows; readonly failure: unknown }

/**
 * Sends all statements at once, with one `sync` after the last. node-postgres sends one
 * after each, and then both sides write and read a packet for each. Where no
 * transaction was begun, PostgreSQL takes everything up to the `sync` for one.
 */
export function sendTogether(client: PoolClient, statements: readonly Named[]): Promise<Answered> {
  const { promise, resolve } = Promise.withResolvers<Answered>()
  client.query(new Pipeline(statements, preparedOn(client), resolve))
  return promise
}

type Column = { readonly name: string; readonly read: (text: string) => Value }
type Shape = readonly Column[]
type Row = Record<string, Value>

/** What a connection has prepared: the columns that each statement answers, by its name, and how old its plan is. */
type Prepared = { readonly shapes: Map<string, Shape>; readonly plans: Plans }

const everyConnection = new WeakMap<PoolClient, Prepared>()

function preparedOn(client: PoolClient): Prepared {
  const known = everyConnection.get(client) ?? { shapes: new Map(), plans: new Plans() }
  everyConnection.set(client, known)
  return known
}

/** As node-postgres wants a query of one's own: it calls these methods with what the server answers. */
class Pipeline implements Submittable {
  /** The client wraps it in its timeout. */
  callback: (failure: unknown) => void
  readonly #statements: readonly Named[]
  readonly #shapes: Map<string, Shape>
  readonly #plans: Plans
  readonly #rows: (readonly Row[])[] = []
  #shape: Shape = []
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
    this.#shape = fields.map(({ name, dataTypeID }) => ({ name, read: readValue(dataTypeID) }))
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
    this.#shape = []
  }

  handleReadyForQuery(): void {
    this.callback(null)
  }

  /** It is prepared anew next time: another instance may have migrated what it asks. */
  handleError(failure: unknown, connection: Connection): void {
    this.#shapes.delete(this.#nameNow())
    // A server that did not answer in time: what is sent after this, such as a rollback, would wait as long again.
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
    return this.#shapes.get(this.#nameNow()) ?? this.#shape
  }
}

/**
 * Closes it first. After a failure nobody knows whether the statement was
 * prepared: closing what is not there is allowed, preparing it twice is not.
 */
function prepare(connection: Connection, { name, text }: Named): void {
  connection.close({ type: 'S', name }, true)
  connection.parse({ name, text, types: [] }, true)
  connection.describe({ type: 'S', name }, true)
}
