import { chmodSync, closeSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StorageRefused, StorageUnavailable } from '../database.ts'

/** Mail addresses are in it: nobody else on the machine reads it. SQLite gives its -wal and -shm files the same mode. */
export function makePrivateFile(file: string): void {
  try {
    makePrivateFolder(dirname(file))
    requireDatabase(file)
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  } catch (cause) {
    if (cause instanceof StorageRefused) throw cause
    throw new StorageUnavailable(`the database file ${file} cannot be written`, { cause })
  }
}

/** Node's own `recursive` never ends where a folder is missing that the system refuses to make, such as in /proc. */
export function makePrivateFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return
  makePrivateFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process that starts may have been first.
    if (!statSync(folder, { throwIfNoEntry: false })) throw error
  }
}

const beginning = 'SQLite format 3\0'

/** A setting that names another file must not lock its owner out of it. */
function requireDatabase(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || found.isDirectory()) return
  const isOurs = found.isFile() && (found.size === 0 || readBeginning(file) === beginning)
  if (!isOurs) throw new StorageRefused(`${file} is no database of SQLite; name another file`)
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
