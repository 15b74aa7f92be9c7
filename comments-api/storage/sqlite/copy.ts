import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { StorageRefused } from '../database.ts'
import { clearDrafts, draftFor } from '../draft.ts'
import { tellOfWrite } from '../refused-write.ts'
import { DatabaseSync } from './engine.ts'

/**
 * Makes a complete copy as of one moment, even while others write: `vacuum into` reads one snapshot, including what is
 * in the write-ahead log. `copy` must not exist, and is readable only by this user.
 */
export function copyDatabase(file: string, copy: string): void {
  closeSync(openSync(copy, 'wx', 0o600))
  using source = new DatabaseSync(file, { readOnly: true })
  source.prepare('vacuum into ?').run(copy)
}

/**
 * Creates `file` with `fill`, first under another name. An existing file stays in place until the new one is complete
 * and on the disk.
 */
export async function replaceFile(
  file: string,
  fill: (draft: string) => void | Promise<void>,
): Promise<void> {
  const draft = draftFor(file)
  clearDrafts(file)
  try {
    await fill(draft)
    putInPlace(draft, file)
  } catch (cause) {
    discard(draft)
    throw tellOfWrite(file, cause)
  }
}

/** SQLite leaves it to the caller of `vacuum into` to put the copy on the disk. */
export function putInPlace(draft: string, file: string): void {
  flush(draft)
  renameSync(draft, file)
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

export function discard(draft: string): void {
  rmSync(draft, { force: true })
  // What SQLite keeps beside a file that it could not finish.
  rmSync(`${draft}-journal`, { force: true })
}

/** Reads every page. Throws if something cannot be read or is inconsistent. */
export function requireSound(file: string): void {
  using database = new DatabaseSync(file, { readOnly: true })
  const faults = [
    ...database
      .prepare('pragma integrity_check(3)')
      .all()
      .map(row => row['integrity_check']),
    ...database
      .prepare('pragma foreign_key_check')
      .all()
      .map(row => `a row of ${row['table']} leads nowhere`),
  ].filter(fault => fault !== 'ok')
  if (faults.length > 0) throw new StorageRefused(`${file} is damaged: ${faults.join('; ')}`)
}
