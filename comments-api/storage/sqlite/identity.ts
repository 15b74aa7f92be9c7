import { statSync } from 'node:fs'
import { StorageUnavailable } from '../database.ts'

/** Which file lies at the path now: SQLite goes on writing to one that was deleted, and all of it would be lost. */
export function identify(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : 'none'
}

/** Before every commit: it costs a few microseconds, and the flush to the disk hundreds. */
export function requireSameFile(file: string, identity: string): void {
  if (identify(file) === identity) return
  throw new StorageUnavailable(
    `the database file ${file} was deleted or replaced while the service runs; put it back, or start the service again`,
  )
}
