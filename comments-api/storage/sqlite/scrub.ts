import { DatabaseSync } from './engine.ts'

/**
 * Deleted words are overwritten when they are deleted (`secure_delete`); the log still has them until it is
 * emptied, and so have free pages of older days. Waits a little for whoever writes. `false`: somebody reads
 * the log, and it is emptied when the service does it next.
 */
export function scrub(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    database.exec('pragma secure_delete = on; vacuum')
    return database.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] === 0
  } finally {
    database.close()
  }
}
