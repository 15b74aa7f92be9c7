import { rmSync } from 'node:fs'
import { StorageUnavailable } from '../database.ts'
import { copyDatabase, replaceFile, requireSound } from './copy.ts'

/** A whole copy beside the file, as private as it is, before its schema changes. Nobody deletes it but its owner. */
export function backUp(file: string, version: number): void {
  const moment = new Date().toISOString().replaceAll(':', '-')
  const copy = `${file}.version-${version}.${moment}`
  try {
    // On a connection of its own: `vacuum` is not possible inside the transaction that keeps others from writing.
    copyDatabase(file, copy)
  } catch (cause) {
    rmSync(copy, { force: true })
    const message = `the backup ${copy} cannot be written, so the database was left as it is`
    throw new StorageUnavailable(message, { cause })
  }
}

/** The same where and when its owner asks, beside a running service. Checked before it takes its place. */
export async function backUpTo(copy: string, file: string): Promise<void> {
  await replaceFile(copy, draft => {
    copyDatabase(file, draft)
    requireSound(draft)
  })
}
