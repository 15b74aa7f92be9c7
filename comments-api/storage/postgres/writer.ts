import type { Pool, PoolClient } from 'pg'
import { messageOf } from '../message-of.ts'
import type { Group, GroupOutcome, Rows } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { classify, isTakenBack } from './failures.ts'
import { tellEverybody } from './news.ts'
import { sendTogether } from './pipeline.ts'
import type { Statements } from './statements.ts'
import { takingFrom } from './take-connection.ts'
import { takeWriteLock } from './write-lock.ts'

const mostTries = 3

const lock = plain(takeWriteLock)
const tell = plain(tellEverybody)

/** Writes groups over one connection. All statements of a group are sent at once, and so are one transaction. */
export class Writer {
  readonly #takeConnection: () => Promise<PoolClient>
  readonly #statements: Statements

  constructor(pool: Pool, statements: Statements) {
    this.#takeConnection = takingFrom(pool)
    this.#statements = statements
  }

  async write(group: Group): Promise<GroupOutcome> {
    const client = await this.#takeConnection()
    const outcome = await this.#tryOften(client, group)
    // A failed connection may be in any state, so the next group gets another.
    client.release(outcome.kind === 'unavailable')
    return outcome
  }

  async #tryOften(client: PoolClient, group: Group): Promise<GroupOutcome> {
    const statements = [lock, ...group.flat(), tell]
    const named = statements.map(statement => this.#statements.prepare(statement))
    for (let tries = 1; ; tries += 1) {
      const { rows, failure } = await sendTogether(client, named)
      if (failure === null) return { kind: 'stored', rows: divide(rows.slice(1), group) }
      if (isTakenBack(failure) && tries < mostTries) continue
      const failed = group.findIndex(batch => batch.some(one => one === statements[rows.length]))
      return { kind: classify(failure), message: messageOf(failure), failed }
    }
  }
}

function plain(sql: string): Statement {
  return { sql, parameters: [] }
}

/** The rows of each batch. */
function divide(rows: Rows, group: Group): Rows[] {
  let end = 0
  return group.map(batch => {
    end += batch.length
    return rows.slice(end - batch.length, end)
  })
}
