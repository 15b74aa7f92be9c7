import type { Config } from '../config.ts'
import type { Migration } from '../storage/migrations/all.ts'
import { pendingMigrations } from '../storage/open.ts'
import { type Command, withDatabase } from './command.ts'

export const migrateCommand: Command = {
  call: 'migrate [--dry-run]',
  does: 'bring the schema up to date, or show the SQL that would; a start does it too',
  prepare: words => {
    if (words.length === 0) return migrate
    return words.length === 1 && words[0] === '--dry-run' ? showMigrations : null
  },
}

async function migrate(config: Config): Promise<void> {
  const done: Migration[] = []
  // Opening the database migrates it. If another process is migrating at the moment, this waits for it.
  await withDatabase(config, async () => undefined, { migrated: applied => done.push(...applied) })
  for (const { version, name } of done) console.log(`migrated to version ${version}: ${name}`)
  if (done.length === 0) console.log('the schema is up to date')
}

async function showMigrations(config: Config): Promise<void> {
  const pending = await pendingMigrations(config.database)
  for (const { version, name, statements } of pending) {
    console.log(`-- version ${version}: ${name}`)
    for (const statement of statements) console.log(`${statement};`)
  }
  if (pending.length === 0) console.log('-- the schema is up to date')
}
