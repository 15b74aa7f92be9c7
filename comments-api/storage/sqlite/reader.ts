import type { Statement } from '../sql.ts'
import { DatabaseSync } from './engine.ts'
import { StatementCache } from './statement-cache.ts'

export type Reader = { all<Row>(statement: Statement): Row[]; close(): void }

/** A connection of its own: in WAL mode a reader sees the last commit and never waits for a writer. */
export function openReader(file: string): Reader {
  const database = new DatabaseSync(file, { readOnly: true })
  database.exec('pragma busy_timeout = 1000')
  const statements = new StatementCache(database)
  return {
    all: statement => statements.all(statement),
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}
