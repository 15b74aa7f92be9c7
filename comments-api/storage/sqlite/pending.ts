import { type Migration, migrations } from '../migrations/all.ts'
import { listMissing, type Recorded } from '../schema.ts'
import { DatabaseSync } from './engine.ts'
import { isThere } from './private-file.ts'

/** The migrations that opening the file would apply. They are not applied. Throws what opening it would throw. */
export function pendingInFile(file: string): readonly Migration[] {
  return listMissing(isThere(file) ? readRecorded(file) : [], migrations)
}

function readRecorded(file: string): readonly Recorded[] {
  using database = new DatabaseSync(file, { readOnly: true })
  const isNew =
    database.prepare("select 1 from sqlite_schema where name = 'migrations'").get() === undefined
  if (isNew) return []
  return database.prepare('select version, checksum from migrations').all() as Recorded[]
}

/** The last migration that was applied. */
export function newestVersionIn(database: DatabaseSync): number {
  return Number(database.prepare('select max(version) as newest from migrations').get()?.['newest'])
}
