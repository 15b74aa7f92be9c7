import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { StorageRefused } from '../database.ts'
import { DatabaseSync } from './engine.ts'

/**
 * A whole copy as of one moment, also while others write: `vacuum into` reads one snapshot, what is in the
 * write-ahead log included. `copy` must not exist; nobody else reads it.
 */
export function copyDatabase(file: string, copy: string): void {
  closeSync(openSync(copy, 'wx', 0o600))
  const source = new DatabaseSync(file, { readOnly: true })
  try {
    source.prepare('vacuum into ?').run(copy)
  } finally {
    source.close()
  }
}

/**
 * Makes `file` with `fill`, beside it first; what is in its place
 * already stays there until the new one is whole and on the disk.
 */
export async function replaceFile(
  file: string,
  fill: (draft: string) => void | Promise<void>,
): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  try {
    await fill(draft)
    flush(draft)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Reads every page: what cannot be read or does not fit together is no backup. */
export function requireSound(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
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
  } finally {
    database.close()
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
