import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { StorageRefused } from '../database.ts'
import { migrations } from '../migrations/all.ts'
import { copyDatabase, replaceFile, requireSound } from './copy.ts'
import { DatabaseSync } from './engine.ts'
import { makePrivateFolder } from './private-file.ts'

const busy = 5

/** Puts a backup in the place of the database. Answers where the one that was there is now. */
export async function restore(backup: string, file: string): Promise<string | null> {
  requireBackup(backup)
  makePrivateFolder(dirname(file))
  const isThere = existsSync(file)
  const kept = `${file}.before-restore.${new Date().toISOString().replaceAll(':', '-')}`
  const alone = isThere ? holdAlone(file) : null
  try {
    await replaceFile(file, draft => {
      copyDatabase(backup, draft)
      beginAnew(draft)
      putAside(file, kept)
    })
  } finally {
    alone?.close()
  }
  return isThere ? kept : null
}

export function requireBackup(backup: string): void {
  const newest = readSchemaVersion(backup)
  const known = migrations.at(-1)?.version ?? 0
  if (newest > known) {
    throw new StorageRefused(
      `${backup} has schema version ${newest}, this program knows version ${known}; restore it with the release that made it, or a newer one`,
    )
  }
  requireSound(backup)
}

function readSchemaVersion(backup: string): number {
  try {
    const database = new DatabaseSync(backup, { readOnly: true })
    try {
      return Number(
        database.prepare('select max(version) as newest from migrations').get()?.['newest'],
      )
    } finally {
      database.close()
    }
  } catch (cause) {
    throw new StorageRefused(`${backup} is no backup of a comment database`, { cause })
  }
}

/**
 * Whoever has the file open in WAL mode keeps a shared lock on it, and so keeps it in that mode. What is too
 * damaged to be asked is what a restore is for.
 */
function holdAlone(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma busy_timeout = 0')
    database.exec('pragma journal_mode = delete')
    // Until the other file is in its place nobody starts on this one.
    database.exec('begin exclusive')
  } catch (error) {
    if (!isBusy(error)) return database
    database.close()
    throw new StorageRefused(`a service runs on ${file}; stop it, and then restore`)
  }
  return database
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy
}

/**
 * Versions count on from the backup's, and a page or a build may have seen higher ones with other words: another
 * epoch tells them. Whoever signed out since then stays out.
 */
export function beginAnew(draft: string): void {
  const database = new DatabaseSync(draft)
  const tables = new Set(
    database
      .prepare("select name from sqlite_schema where type = 'table'")
      .all()
      .map(row => row['name']),
  )
  if (tables.has('epochs')) database.exec('update epochs set epoch = cast(random() as text)')
  for (const table of ['sessions', 'sign_in_links']) {
    if (tables.has(table)) database.exec(`delete from ${table}`)
  }
  database.close()
}

/**
 * A second name first, so that at no moment there is no database. Its
 * log goes with it: beside another file it would be read as that one's.
 */
function putAside(file: string, kept: string): void {
  if (existsSync(file)) linkSync(file, kept)
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  rmSync(`${file}-shm`, { force: true })
}
