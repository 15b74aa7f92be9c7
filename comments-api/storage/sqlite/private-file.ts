import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StorageRefused, StorageUnavailable } from '../database.ts'
import { remedyOf } from '../refused-write.ts'

/**
 * Creates the file readable only by this user, because it holds mail addresses. SQLite gives its -wal and -shm files
 * the same mode.
 */
export function makePrivateFile(file: string): void {
  try {
    makePrivateFolder(dirname(file))
    requireDatabase(file)
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  } catch (cause) {
    if (cause instanceof StorageRefused) throw cause
    throw unusable(`the database file ${file} cannot be written`, cause)
  }
}

/** Whether there is a database. One that this user may not read is not a missing one, and throws. */
export function isThere(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch (cause) {
    if (isMissing(cause)) return false
    throw unusable(`the database file ${file} cannot be read`, cause)
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code))
  )
}

/** For a file that the settings name. */
export function unusable(what: string, cause: unknown): StorageUnavailable {
  const remedy = remedyOf(cause)
  const advice = remedy === null ? '' : `; ${remedy}, or set AFTERWORD_DATABASE to another file`
  return new StorageUnavailable(`${what}${advice}`, { cause })
}

/** Node's own `recursive` never ends if the system refuses to create a missing folder, as in /proc. */
export function makePrivateFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return
  makePrivateFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process that starts may have created it first.
    if (!statSync(folder, { throwIfNoEntry: false })) throw error
  }
}

const beginning = 'SQLite format 3\0'

/** Refuses other files, so that a wrong setting does not lock the owner out of one. */
function requireDatabase(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return
  if (found.isDirectory())
    throw new StorageRefused(`${file} is a folder; name a file in it: ${join(file, 'comments.db')}`)
  const isOurs = found.isFile() && (found.size === 0 || readBeginning(file) === beginning)
  if (!isOurs) throw new StorageRefused(`${file} is not a SQLite database; name another file`)
}

function readBeginning(file: string): string {
  const bytes = Buffer.alloc(beginning.length)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, bytes, 0, bytes.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return bytes.toString('latin1')
}
