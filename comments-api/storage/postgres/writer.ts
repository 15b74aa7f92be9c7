import type { Pool, PoolClient } from 'pg'
import { StorageUnavailable } from '../database.ts'
import { messageOf } from '../message-of.ts'
import type { BatchOutcome, Group, Rows } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { classify, isTakenBack } from './failures.ts'
import { tellEverybody } from './news.ts'
import { type Answered, sendTogether } from './pipeline.ts'
import type { Statements } from './statements.ts'
import { takingFrom } from './take-connection.ts'
import { takeWriteLock } from './write-lock.ts'

const mostTries = 3

const begin = [plain('begin'), plain(takeWriteLock)]
const commit = [plain(tellEverybody), plain('commit')]
/** How many batches are sent before it is known which of them fails; those behind it were sent for nothing. */
const together = 32
const savepoint = plain('savepoint batch')
const backToSavepoint = plain('rollback to savepoint batch')

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

  /**
   * Leaves out what fails. To wait for an answer to each batch would hold up everybody who writes at that moment because
   * one reader pressed a button twice. So many batches are sent together, and after a failure what it undid, with those
   * that come next.
   */
  async #writeApart(client: PoolClient, group: Group): Promise<readonly BatchOutcome[]> {
    const outcomes: BatchOutcome[] = []
    let before: readonly Statement[] = begin
    while (outcomes.length < group.length) {
      const next = group.slice(outcomes.length, outcomes.length + together)
      const { rows, failure } = await this.#send(client, [...before, savepoint, ...next.flat()])
      const own = rows.slice(before.length + 1)
      const written = next.slice(0, countWhole(next, own.length))
      outcomes.push(...rowsOf(written, own))
      if (failure !== null) {
        const isOfBatch = rows.length > before.length && classify(failure) !== 'unavailable'
        if (!isOfBatch) return this.#giveUp(client, group, failure)
        outcomes.push(outcomeOf(failure))
      }
      before = failure === null ? [] : [backToSavepoint, ...written.flat()]
    }
    const { failure } = await this.#sendOrUndo(client, [...before, ...commit])
    return failure === null ? outcomes : failAll(group, failure)
  }

  async #giveUp(
    client: PoolClient,
    group: Group,
    failure: unknown,
  ): Promise<readonly BatchOutcome[]> {
    await this.#send(client, [plain('rollback')])
    return group.map(() => ({ kind: 'unavailable', message: messageOf(failure) }))
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

/** How many batches, from the first one, have no statement beyond those that ran. */
function countWhole(group: Group, ran: number): number {
  let end = 0
  const partly = group.findIndex(batch => {
    end += batch.length
    return end > ran
  })
  return partly === -1 ? group.length : partly
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
