import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { beginDatabase } from './begin-database.ts'

let template: Uint8Array | undefined

/**
 * Places a database with its schema and an epoch of its own, on which the chores are done, as each test on PostgreSQL
 * gets one. Making it is most of what starting on an empty file takes. The first one in a process is made, and so is
 * every one that a command begins.
 */
export async function placeBegunFile(file: string): Promise<void> {
  if (existsSync(file)) return
  template ??= await makeTemplate()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, template, { mode: 0o600 })
  const database = new DatabaseSync(file)
  database.exec('pragma synchronous = off; update epochs set epoch = cast(random() as text)')
  database.close()
}

async function makeTemplate(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-template-'))
  const file = join(folder, 'comments.db')
  await beginDatabase(`sqlite:${file}`)
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return bytes
}
