import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import { StorageUnavailable } from '../database.ts'
import type { BatchOutcome, Group } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { classify, isTakenBack, messageOf } from './failures.ts'
import { tellEverybody } from './news.ts'
import type { Statements } from './statements.ts'
import { takeTurn } from './turns.ts'

type Sent = string | QueryConfig
type Answer = PromiseSettledResult<QueryResult>

const mostTries = 3

/** Writes groups over one connection, sending everything at once instead of waiting for each answer. */
export class Writer {
  readonly #pool: Pool
  readonly #statements: Statements

  constructor(pool: Pool, statements: Statements) {
    this.#pool = pool
    this.#statements = statements
  }

  async write(group: Group): Promise<readonly BatchOutcome[]> {
    const client = await this.#pool.connect().catch(unreachable)
    const outcomes = await this.#tryOften(client, group)
    // A connection that failed may be in any state: the next group gets another.
    client.release(outcomes.some(({ kind }) => kind === 'unavailable'))
    return outcomes
  }

  async #tryOften(client: PoolClient, group: Group): Promise<readonly BatchOutcome[]> {
    for (let tries = 1; ; tries += 1) {
      const answers = await send(client, [
        'begin',
        takeTurn,
        ...group.flat().map(statement => this.#prepare(statement)),
        tellEverybody,
        'commit',
      ])
      const failure = firstFailure(answers)
      if (failure === null) return rowsOf(group, answers.slice(2))
      if (isTakenBack(failure) && tries < mostTries) continue
      if (classify(failure) === 'unavailable') return failAll(group, failure)
      return this.#writeApart(client, group)
    }
  }

  /** A savepoint for each batch, so that the one that fails does not undo its neighbours. */
  async #writeApart(client: PoolClient, group: Group): Promise<readonly BatchOutcome[]> {
    const begun = firstFailure(await send(client, ['begin', takeTurn]))
    if (begun !== null) return failAll(group, begun)
    const outcomes: BatchOutcome[] = []
    for (const batch of group) outcomes.push(await this.#writeBatch(client, batch))
    const lost = firstFailure(await send(client, [tellEverybody, 'commit']))
    return lost === null ? outcomes : failAll(group, lost)
  }

  async #writeBatch(client: PoolClient, batch: readonly Statement[]): Promise<BatchOutcome> {
    const answers = await send(client, [
      'savepoint batch',
      ...batch.map(statement => this.#prepare(statement)),
      'release savepoint batch',
    ])
    const failure = firstFailure(answers)
    if (failure === null) return { kind: 'stored', rows: answers.slice(1, -1).map(rowsOfOne) }
    await send(client, ['rollback to savepoint batch'])
    return outcomeOf(failure)
  }

  #prepare(statement: Statement): QueryConfig {
    return this.#statements.prepare(statement)
  }
}

function unreachable(error: unknown): never {
  throw new StorageUnavailable(messageOf(error), { cause: error })
}

function send(client: PoolClient, queries: readonly Sent[]): Promise<Answer[]> {
  return Promise.allSettled(queries.map(query => client.query(query)))
}

/** After it, the server only says that the transaction is aborted; its `commit` is a rollback then, and no error. */
function firstFailure(answers: readonly Answer[]): unknown {
  return answers.find(answer => answer.status === 'rejected')?.reason ?? null
}

function rowsOf(group: Group, answers: readonly Answer[]): BatchOutcome[] {
  const rows = answers.map(rowsOfOne)
  let from = 0
  return group.map(batch => {
    const stored = rows.slice(from, from + batch.length)
    from += batch.length
    return { kind: 'stored', rows: stored }
  })
}

function rowsOfOne(answer: Answer): readonly unknown[] {
  return answer.status === 'fulfilled' ? answer.value.rows : []
}

function failAll(group: Group, failure: unknown): BatchOutcome[] {
  const outcome = outcomeOf(failure)
  return group.map(() => outcome)
}

function outcomeOf(failure: unknown): BatchOutcome {
  return { kind: classify(failure), message: messageOf(failure) }
}
