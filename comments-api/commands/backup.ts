import type { Config } from '../config.ts'
import { InputRefused } from '../input-refused.ts'
import { type DatabaseAddress, describeAddress } from '../storage/open.ts'
import { backUpTo } from '../storage/sqlite/back-up.ts'
import { isThere } from '../storage/sqlite/private-file.ts'
import { restore } from '../storage/sqlite/restore.ts'
import { countAloud, openProgress } from '../transfer/progress.ts'
import { type Command, withWord } from './command.ts'
import { refuseDatabase, requireFile, requirePlace } from './named-files.ts'

export const backupCommand: Command = {
  call: 'backup FILE',
  does: 'copy the database, even while the service runs',
  prepare: withWord(backUp),
}

export const restoreCommand: Command = {
  call: 'restore FILE',
  does: 'replace the database by a backup',
  prepare: withWord(putBack),
}

async function backUp({ database }: Config, copy: string): Promise<void> {
  requirePlace(copy)
  switch (database.engine) {
    case 'sqlite':
      await copyFile(database.file, copy)
      break
    case 'postgres':
      await copyServer(database.url, copy)
      break
  }
  console.log(`wrote ${copy}`)
}

async function copyFile(file: string, copy: string): Promise<void> {
  if (!isThere(file)) {
    throw new InputRefused([`there is no database at ${file}; AFTERWORD_DATABASE names it`])
  }
  refuseDatabase(copy, file)
  await backUpTo(copy, file)
}

async function copyServer(url: string, copy: string): Promise<void> {
  const { backUpServer } = await import('../storage/postgres/back-up.ts')
  const progress = openProgress()
  await backUpServer(url, copy, countAloud(progress.tell, 'rows written')).finally(progress.end)
}

async function putBack({ database }: Config, backup: string): Promise<void> {
  requireFile(backup)
  const kept = await restoreInto(database, backup)
  console.log(`restored ${describeAddress(database)} from ${backup}`)
  if (kept !== null) console.log(`the previous database is now ${kept}`)
}

async function restoreInto(database: DatabaseAddress, backup: string): Promise<string | null> {
  switch (database.engine) {
    case 'sqlite':
      if (isThere(database.file)) refuseDatabase(backup, database.file)
      return restore(backup, database.file)
    case 'postgres': {
      const { restoreServer } = await import('../storage/postgres/restore.ts')
      const progress = openProgress()
      const count = countAloud(progress.tell, 'rows written')
      return restoreServer(backup, database.url, count).finally(progress.end)
    }
  }
}
