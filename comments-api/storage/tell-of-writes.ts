import type { OpenDatabase } from './database.ts'

/**
 * Calls `tell` after each batch, before whoever wrote it hears of it; after
 * one that failed too, because a thread that is gone may have committed.
 */
export function tellOfWrites(database: OpenDatabase, tell: () => void): OpenDatabase {
  return { ...database, batch: queries => database.batch(queries).finally(tell) }
}
