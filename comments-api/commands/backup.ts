import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { InputRefused } from '../input-refused.ts'
import type { DatabaseAddress } from '../storage/open.ts'
import { backUpTo } from '../storage/sqlite/back-up.ts'
import { restore } from '../storage/sqlite/restore.ts'
import { type Command, withWord } from './command.ts'

export const backupCommand: Command = {
  call: 'backup FILE',
  does: 'copy the database, also while the service runs',
  prepare: withWord(backUp),
}

export const restoreCommand: Command = {
  call: 'restore FILE',
  does: 'put a backup in the place of the database',
  prepare: withWord(putBack),
}

async function backUp({ database }: Config, copy: string): Promise<void> {
  const file = requireFile(database)
  if (!existsSync(file)) {
    throw new InputRefused([`there is no database at ${file}; AFTERWORD_DATABASE names it`])
  }
  refuseOwnFile(copy, file)
  backUpTo(copy, file)
  console.log(`wrote ${copy}`)
}

async function putBack({ database }: Config, backup: string): Promise<void> {
  const file = requireFile(database)
  if (!existsSync(backup)) throw new InputRefused([`there is no file ${backup}`])
  refuseOwnFile(backup, file)
  const kept = restore(backup, file)
  console.log(`restored ${file} from ${backup}`)
  if (kept !== null) console.log(`what was there before is ${kept}`)
}

function requireFile(database: DatabaseAddress): string {
  if (database.engine === 'sqlite') return database.file
  throw new InputRefused([
    'this command is for a database in a file; for PostgreSQL use pg_dump and pg_restore, see docs/guides/growing.md',
  ])
}

function refuseOwnFile(given: string, file: string): void {
  const own = [file, `${file}-wal`, `${file}-shm`]
  const real = existsSync(given) ? realpathSync(given) : resolve(given)
  if (own.includes(real)) throw new InputRefused([`${given} is the database itself`])
}
