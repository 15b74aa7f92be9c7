import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { backUpTo } from '../storage/sqlite/back-up.ts'
import { restore } from '../storage/sqlite/restore.ts'
import { CallRefused, type Command, withWord } from './command.ts'

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
  if (!existsSync(database.file)) {
    throw new CallRefused([`there is no database at ${database.file}; AFTERWORD_DATABASE names it`])
  }
  refuseOwnFile(copy, database.file)
  backUpTo(copy, database.file)
  console.log(`wrote ${copy}`)
}

async function putBack({ database }: Config, backup: string): Promise<void> {
  if (!existsSync(backup)) throw new CallRefused([`there is no file ${backup}`])
  refuseOwnFile(backup, database.file)
  const kept = restore(backup, database.file)
  console.log(`restored ${database.file} from ${backup}`)
  if (kept !== null) console.log(`what was there before is ${kept}`)
}

function refuseOwnFile(given: string, file: string): void {
  const own = [file, `${file}-wal`, `${file}-shm`]
  const real = existsSync(given) ? realpathSync(given) : resolve(given)
  if (own.includes(real)) throw new CallRefused([`${given} is the database itself`])
}
