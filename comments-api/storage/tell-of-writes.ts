import type { OpenDatabase } from './database.ts'

/**
 * Calls `tell` after each batch, before the caller gets the result. Also after a failed batch, because a thread that is
 * gone may have committed.
 */
export function tellOfWrites(database: OpenDatabase, tell: () => void): OpenDatabase {
  return { ...database, batch: queries => database.batch(queries).finally(tell) }
}
