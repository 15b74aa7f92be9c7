import { StorageUnavailable } from '../database.ts'
import type { Statement } from '../sql.ts'
import { DatabaseSync } from './engine.ts'
import { classify } from './failures.ts'
import { StatementCache } from './statement-cache.ts'

export type Reader = { all<Row>(statement: Statement): Row[]; close(): void }

/** A connection of its own: in WAL mode a reader sees the last commit and never waits for a writer. */
export function openReader(file: string): Reader {
  const database = new DatabaseSync(file, { readOnly: true })
  database.exec('pragma busy_timeout = 1000')
  const statements = new StatementCache(database)
  return {
    all: statement => readOrExplain(() => statements.all(statement)),
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

/** What the machine is to blame for, told from a mistake of ours. */
function readOrExplain<Rows>(read: () => Rows): Rows {
  try {
    return read()
  } catch (cause) {
    if (classify(cause) !== 'unavailable') throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StorageUnavailable(`the database cannot be read: ${reason}`, { cause })
  }
}
