import { createHash } from 'node:crypto'
import { StorageRefused } from '../database.ts'
import type { Migration } from '../migrations/all.ts'
import { backUp } from './back-up.ts'
import type { DatabaseSync } from './engine.ts'

type Recorded = { readonly version: number; readonly checksum: string }

/**
 * Forward only, all or nothing. Two processes that start at once migrate once: the second waits at
 * `begin immediate` and finds it done.
 */
export function migrate(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
): void {
  database.exec(
    'create table if not exists migrations (version integer primary key, name text not null, checksum text not null, applied_at text not null)',
  )
  database.exec('begin immediate')
  try {
    applyMissing(database, file, migrations)
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

function applyMissing(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
): void {
  const recorded = readRecorded(database)
  const newest = Math.max(0, ...recorded.map(known => known.version))
  refuseNewer(newest, migrations.at(-1)?.version ?? 0)
  for (const migration of migrations) refuseChanged(recorded, migration)
  const missing = migrations.filter(({ version }) => version > newest)
  // While the lock is held nobody writes: the copy is what the migrations find.
  if (newest > 0 && missing.length > 0) backUp(file, newest)
  for (const migration of missing) apply(database, migration)
}

function apply(database: DatabaseSync, migration: Migration): void {
  for (const statement of migration.statements) database.exec(statement)
  database
    .prepare('insert into migrations (version, name, checksum, applied_at) values (?, ?, ?, ?)')
    .run(migration.version, migration.name, checksum(migration), new Date().toISOString())
}

function readRecorded(database: DatabaseSync): Recorded[] {
  return database.prepare('select version, checksum from migrations').all() as Recorded[]
}

function refuseChanged(recorded: readonly Recorded[], migration: Migration): void {
  const known = recorded.find(({ version }) => version === migration.version)
  if (!known || known.checksum === checksum(migration)) return
  throw new StorageRefused(
    `migration ${migration.version} (${migration.name}) is not the one that made this database; use the release that made it, or restore a backup`,
  )
}

function refuseNewer(newest: number, known: number): void {
  if (newest <= known) return
  throw new StorageRefused(
    `the database has schema version ${newest}, this program knows version ${known}; start a newer release, or restore a backup of version ${known}`,
  )
}

function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.statements.join(';\n')).digest('hex')
}
