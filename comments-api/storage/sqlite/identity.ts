import { statSync } from 'node:fs'
import { StorageUnavailable } from '../database.ts'

/**
 * Identifies the file that is at the path now. SQLite continues to write to a deleted file, and all of that would be
 * lost.
 */
export function identify(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : 'none'
}

/** Called before every commit. It takes a few microseconds, while the flush to the disk takes hundreds. */
export function requireSameFile(file: string, identity: string): void {
  if (identify(file) === identity) return
  throw new StorageUnavailable(
    `the database file ${file} was deleted or replaced while the service runs; put it back, or start the service again`,
  )
}
