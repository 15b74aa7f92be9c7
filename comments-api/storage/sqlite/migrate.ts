import type { Migration } from '../migrations/all.ts'
import { checksum, createMigrationsTable, listMissing, newestOf, type Recorded } from '../schema.ts'
import { backUp } from './back-up.ts'
import type { DatabaseSync } from './engine.ts'

/**
 * Applies the missing migrations, all or none, and returns them. Two processes that start at once migrate only once:
 * the second waits at `begin immediate` and then finds the work done.
 */
export function migrate(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
): readonly Migration[] {
  database.exec(createMigrationsTable)
  database.exec('begin immediate')
  try {
    const applied = applyMissing(database, file, migrations)
    database.exec('commit')
    return applied
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

function applyMissing(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
): readonly Migration[] {
  const recorded = readRecorded(database)
  const missing = listMissing(recorded, migrations)
  const newest = newestOf(recorded)
  // While the lock is held nobody writes, so the copy is what the migrations start from.
  if (newest > 0 && missing.length > 0) backUp(file, newest)
  for (const migration of missing) apply(database, migration)
  return missing
}

function apply(database: DatabaseSync, migration: Migration): void {
  for (const statement of migration.statements) database.exec(statement)
  database
    .prepare('insert into migrations (version, name, checksum, applied_at) values (?, ?, ?, ?)')
    .run(migration.version, migration.name, checksum(migration), new Date().toISOString())
}

function readRecorded(database: DatabaseSync): readonly Recorded[] {
  return database.prepare('select version, checksum from migrations').all() as Recorded[]
}
