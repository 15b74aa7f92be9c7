import { tellOfWrite } from '../refused-write.ts'
import { DatabaseSync } from './engine.ts'

/**
 * Overwrites words that were deleted. `secure_delete` does this when they are deleted, but the log still holds them
 * until it is emptied, and so do pages freed by older versions. Waits up to 5 seconds for a writer. Returns `false` if
 * somebody reads the log, which the service then empties later.
 */
export function scrub(file: string): boolean {
  using database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    database.exec('pragma secure_delete = on; vacuum')
    return database.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] === 0
  } catch (cause) {
    throw tellOfWrite(file, cause)
  }
}
