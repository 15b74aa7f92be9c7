import { accessSync, constants, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { MachineError } from '../errors.ts'
import { systemCode } from '../system-code.ts'

/**
 * Two builds, or two imports, never write to one folder: the second is told so. The system itself holds the lock, also
 * against builds in other containers, and ends it with the process, however that ends. Of Node's modules, only SQLite
 * locks files; this one stays empty. Decision 158.
 */
export function takeLock(path: string, other = 'another build'): () => void {
  createEmpty(path)
  const identity = identify(path)
  const database = open(path, other)
  try {
    // Otherwise SQLite writes a journal beside the file, for which a full disk has no room.
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    database.close()
    if (resultOf(error) !== notDatabase) throw explain(error, path, other)
    // Not written by this function. Nobody holds it, and whoever takes it meanwhile reads nothing of it.
    truncateSync(path)
    return takeLock(path, other)
  }
  if (identity !== null && identify(path) === identity) {
    return () => {
      // While it is locked: whoever has opened it already finds that it is gone, and begins again.
      rmSync(path, { force: true })
      database.close()
    }
  }
  database.close()
  return takeLock(path, other)
}

/**
 * Not left to SQLite, which does not say why the system refuses it. An existing file is not opened: closing it would end
 * the lock that this process may have on it.
 */
function createEmpty(path: string): void {
  try {
    writeFileSync(path, '', { flag: 'wx' })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
    requireWritable(path)
  }
}

/** A file that it may only read SQLite would lock for several at once. */
function requireWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK)
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return
    const message = `${path}: this user may not write to it, so it cannot be locked; delete it`
    throw new MachineError(message, { cause })
  }
}

/** Of a folder in its place, or a path of more than 500 bytes, SQLite says nothing but that it cannot. */
function open(path: string, other: string): DatabaseSync {
  try {
    return new DatabaseSync(path)
  } catch (cause) {
    throw explain(cause, path, other)
  }
}

/** With the time, since the number of a file that is gone is given to the next. */
function identify(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev} ${found.ino} ${found.birthtimeNs}` : null
}

// https://www.sqlite.org/rescode.html
const busy = 5
const notDatabase = 26

function resultOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
}

function explain(cause: unknown, path: string, other: string): MachineError {
  if (resultOf(cause) === busy)
    return new MachineError(`${other} is writing the same folder; wait until it has ended`)
  const reason = cause instanceof Error ? cause.message : String(cause)
  const advice = 'delete it, or name a folder elsewhere'
  return new MachineError(`${path} cannot be locked (${reason}); ${advice}`, { cause })
}
