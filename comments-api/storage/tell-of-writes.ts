import type { Database } from './database.ts'

/** Calls `tell` after each batch, before whoever wrote it hears of it; after one that failed too, because a thread that is gone may have committed. */
export function tellOfWrites(database: Database, tell: () => void): Database {
  return { ...database, batch: queries => database.batch(queries).finally(tell) }
}
