import type { Pool, PoolClient } from 'pg'
import { StorageUnavailable } from '../database.ts'
import type { BatchOutcome, Group, Rows } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { classify, isTakenBack, messageOf } from './failures.ts'
import { tellEverybody } from './news.ts'
import { type Answered, sendTogether } from './pipeline.ts'
import type { Statements } from './statements.ts'
import { takingFrom } from './take-connection.ts'
import { takeTurn } from './turns.ts'

const mostTries = 3

const begin = [plain('begin'), plain(takeTurn)]
const commit = [plain(tellEverybody), plain('commit')]

/** Writes groups over one connection. It sends all statements of a group at once instead of waiting for each answer. */
export class Writer {
  readonly #takeConnection: () => Promise<PoolClient>
  readonly #statements: Statements

  constructor(pool: Pool, statements: Statements) {
    this.#takeConnection = takingFrom(pool)
    this.#statements = statements
  }

  async write(group: Group): Promise<readonly BatchOutcome[]> {
    const client = await this.#takeConnection().catch(unreachable)
    const outcomes = await this.#tryOften(client, group)
    // A failed connection may be in any state, so the next group gets another.
    client.release(outcomes.some(({ kind }) => kind === 'unavailable'))
    return outcomes
  }

  async #tryOften(client: PoolClient, group: Group): Promise<readonly BatchOutcome[]> {
    for (let tries = 1; ; tries += 1) {
      const all = [...begin, ...group.flat(), ...commit]
      const { rows, failure } = await this.#sendOrUndo(client, all)
      if (failure === null) return rowsOf(group, rows.slice(begin.length))
      if (isTakenBack(failure) && tries < mostTries) continue
      if (classify(failure) === 'unavailable') return failAll(group, failure)
      return this.#writeApart(client, group)
    }
  }

  /** Gives each batch a savepoint, so that one that fails does not undo the others. */
  async #writeApart(client: PoolClient, group: Group): Promise<readonly BatchOutcome[]> {
    const begun = await this.#sendOrUndo(client, begin)
    if (begun.failure !== null) return failAll(group, begun.failure)
    const outcomes: BatchOutcome[] = []
    for (const batch of group) outcomes.push(await this.#writeBatch(client, batch))
    const { failure } = await this.#sendOrUndo(client, commit)
    return failure === null ? outcomes : failAll(group, failure)
  }

  async #writeBatch(client: PoolClient, batch: readonly Statement[]): Promise<BatchOutcome> {
    const all = [plain('savepoint batch'), ...batch, plain('release savepoint batch')]
    const { rows, failure } = await this.#send(client, all)
    if (failure === null) return { kind: 'stored', rows: rows.slice(1, -1) }
    await this.#send(client, [plain('rollback to savepoint batch')])
    return outcomeOf(failure)
  }

  /**
   * A failure also skips the commit. The transaction must be rolled back, or it would keep the turn that others wait
   * for.
   */
  async #sendOrUndo(client: PoolClient, statements: readonly Statement[]): Promise<Answered> {
    const answered = await this.#send(client, statements)
    if (answered.failure !== null) await this.#send(client, [plain('rollback')])
    return answered
  }

  #send(client: PoolClient, statements: readonly Statement[]): Promise<Answered> {
    const named = statements.map(statement => this.#statements.prepare(statement))
    return sendTogether(client, named)
  }
}

function plain(sql: string): Statement {
  return { sql, parameters: [] }
}

function unreachable(error: unknown): never {
  throw new StorageUnavailable(messageOf(error), { cause: error })
}

function rowsOf(group: Group, rows: Rows): BatchOutcome[] {
  let from = 0
  return group.map(batch => {
    const stored = rows.slice(from, from + batch.length)
    from += batch.length
    return { kind: 'stored', rows: stored }
  })
}

function failAll(group: Group, failure: unknown): BatchOutcome[] {
  const outcome = outcomeOf(failure)
  return group.map(() => outcome)
}

function outcomeOf(failure: unknown): BatchOutcome {
  return { kind: classify(failure), message: messageOf(failure) }
}
