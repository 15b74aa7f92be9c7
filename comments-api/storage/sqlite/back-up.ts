import { closeSync, openSync, rmSync } from 'node:fs'
import { StorageUnavailable } from '../database.ts'
import { DatabaseSync } from './engine.ts'

/** A whole copy beside the file, as private as it is, before its schema changes. Nobody deletes it but its owner. */
export function backUp(file: string, version: number): void {
  const moment = new Date().toISOString().replaceAll(':', '-')
  const copy = `${file}.version-${version}.${moment}`
  try {
    closeSync(openSync(copy, 'wx', 0o600))
    copyInto(file, copy)
  } catch (cause) {
    rmSync(copy, { force: true })
    const message = `the backup ${copy} cannot be written, so the database was left as it is`
    throw new StorageUnavailable(message, { cause })
  }
}

/** On a connection of its own: `vacuum` is not possible inside the transaction that keeps others from writing. */
function copyInto(file: string, copy: string): void {
  const source = new DatabaseSync(file, { readOnly: true })
  try {
    source.prepare('vacuum into ?').run(copy)
  } finally {
    source.close()
  }
}
