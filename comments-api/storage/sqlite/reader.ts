import { StorageUnavailable } from '../database.ts'
import { messageOf } from '../message-of.ts'
import type { Statement } from '../sql.ts'
import { DatabaseSync } from './engine.ts'
import { classify } from './failures.ts'
import { forgetPages } from './forget-pages.ts'
import { StatementCache } from './statement-cache.ts'

type Reader = {
  all<Row>(statement: Statement): Row[]
  /** Ends the snapshot, so that the next query sees what was committed since. */
  refresh(): void
  close(): void
}

/**
 * Has its own connection: in WAL mode, a reader sees the last commit and never waits for a writer. All queries of one
 * turn of the event loop read the same snapshot. Opening one costs more than most answers, and after each commit SQLite
 * reads its pages again.
 */
export function openReader(file: string): Reader {
  const database = new DatabaseSync(file, { readOnly: true })
  database.exec('pragma busy_timeout = 1000; pragma cache_size = -4096')
  const statements = new StatementCache(database)
  let turn: NodeJS.Immediate | null = null
  let hasFailed = false

  function refresh(): void {
    if (turn === null) return
    clearImmediate(turn)
    turn = null
    // There is nothing to commit. And if a page could not be read, a commit would fail, too, where nobody would notice.
    if (database.isTransaction) statements.run('rollback')
    if (hasFailed) statements.run(forgetPages)
    hasFailed = false
  }

  function read<Row>(statement: Statement): Row[] {
    if (turn === null) {
      statements.run('begin')
      turn = setImmediate(refresh)
    }
    return statements.all(statement)
  }

  function readOrExplain<Row>(statement: Statement): Row[] {
    try {
      return read(statement)
    } catch (cause) {
      if (classify(cause) !== 'unavailable') throw cause
      hasFailed = true
      throw explain(cause)
    }
  }

  return {
    all: readOrExplain,
    refresh,
    close: () => {
      refresh()
      if (database.isOpen) database.close()
    },
  }
}

/** Marks a failure of the machine as such, to tell it from a mistake of ours. */
function explain(cause: unknown): StorageUnavailable {
  return new StorageUnavailable(`the database cannot be read: ${messageOf(cause)}`, { cause })
}
