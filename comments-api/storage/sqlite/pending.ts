import { type Migration, migrations } from '../migrations/all.ts'
import { DatabaseSync } from './engine.ts'
import { isThere } from './private-file.ts'

/** The migrations that opening the file would apply. They are not applied. */
export function pendingInFile(file: string): readonly Migration[] {
  const newest = isThere(file) ? readNewest(file) : 0
  return migrations.filter(({ version }) => version > newest)
}

function readNewest(file: string): number {
  using database = new DatabaseSync(file, { readOnly: true })
  const isNew =
    database.prepare("select 1 from sqlite_schema where name = 'migrations'").get() === undefined
  return isNew ? 0 : newestVersionIn(database)
}

/** The last migration that was applied. */
export function newestVersionIn(database: DatabaseSync): number {
  return Number(database.prepare('select max(version) as newest from migrations').get()?.['newest'])
}
