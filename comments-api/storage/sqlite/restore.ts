import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { StorageRefused } from '../database.ts'
import { migrations } from '../migrations/all.ts'
import { copyDatabase, replaceFile, requireSound } from './copy.ts'
import { DatabaseSync } from './engine.ts'
import { newestVersionIn } from './pending.ts'
import { makePrivateFolder } from './private-file.ts'

const busy = 5

/** Replaces the database by a backup. Returns the path to which the old one was moved, or `null` if there was none. */
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
    using database = new DatabaseSync(backup, { readOnly: true })
    return newestVersionIn(database)
  } catch (cause) {
    throw new StorageRefused(`${backup} is not a backup of a comment database`, { cause })
  }
}

/**
 * Keeps others out: a process that has the file open in WAL mode holds a shared lock, so the mode cannot be changed. A
 * database that is too damaged to be opened can still be restored.
 */
function holdAlone(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma busy_timeout = 0')
    database.exec('pragma journal_mode = delete')
    // Until the other file is in place, nobody can start with this one.
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
 * Versions continue from those in the backup, but a page or a build may have seen higher ones with other words. A new
 * epoch tells them. Sessions and links are deleted, so that whoever signed out since then stays signed out.
 */
export function beginAnew(draft: string): void {
  using database = new DatabaseSync(draft)
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
}

/**
 * The file first gets a second name, so that there is a database at every moment. Its log is moved along, because it
 * would be read as part of the new file.
 */
function putAside(file: string, kept: string): void {
  if (existsSync(file)) linkSync(file, kept)
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  rmSync(`${file}-shm`, { force: true })
}
