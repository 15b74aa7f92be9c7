import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'

let template: Uint8Array | undefined

/**
 * A database that has its schema already and an epoch of its own, as each test on PostgreSQL gets one: to make the
 * schema of an empty file is a third of a test. The first of a process is made so, and every one that a command begins.
 */
export async function placeMigratedFile(file: string): Promise<void> {
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
  const database = await openDatabase({ engine: 'sqlite', file })
  await database.close()
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return bytes
}
