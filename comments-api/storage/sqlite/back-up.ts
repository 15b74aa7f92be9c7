import { StorageUnavailable } from '../database.ts'
import { copyDatabase, discard, putInPlace, replaceFile, requireSound } from './copy.ts'

/**
 * Makes a complete copy beside the file before its schema changes. The copy is as private as the file, and only its
 * owner deletes it. It gets its name when it is complete; what a killed start left is replaced.
 */
export function backUp(file: string, version: number): void {
  const moment = new Date().toISOString().replaceAll(':', '-')
  const copy = `${file}.version-${version}.${moment}`
  const draft = `${file}.version-${version}.part`
  discard(draft)
  try {
    // Uses another connection, because `vacuum` is not possible within the transaction that keeps others from writing.
    copyDatabase(file, draft)
    putInPlace(draft, copy)
  } catch (cause) {
    discard(draft)
    const message = `the backup ${copy} cannot be written, so the database was left as it is`
    throw new StorageUnavailable(message, { cause })
  }
}

/**
 * Makes a copy when the owner asks for one, even while a service is running. It is checked before it is put in place.
 */
export async function backUpTo(copy: string, file: string): Promise<void> {
  await replaceFile(copy, draft => {
    copyDatabase(file, draft)
    requireSound(draft)
  })
}
