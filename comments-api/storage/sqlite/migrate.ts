import { createHash } from 'node:crypto'
import { StorageRefused } from '../database.ts'
import type { Migration } from '../migrations/all.ts'
import type { DatabaseSync } from './engine.ts'

type Recorded = { readonly version: number; readonly checksum: string }

/** Forward only. Two processes that start at once migrate once: the second waits at `begin immediate` and finds it done. */
export function migrate(database: DatabaseSync, migrations: readonly Migration[]): void {
  database.exec(
    'create table if not exists migrations (version integer primary key, name text not null, checksum text not null, applied_at text not null)',
  )
  for (const migration of migrations) applyOnce(database, migration)
  refuseNewer(database, migrations.at(-1)?.version ?? 0)
}

function applyOnce(database: DatabaseSync, migration: Migration): void {
  database.exec('begin immediate')
  try {
    const recorded = readRecorded(database).find(known => known.version === migration.version)
    if (recorded) refuseChanged(recorded, migration)
    else apply(database, migration)
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
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

function refuseChanged(recorded: Recorded, migration: Migration): void {
  if (recorded.checksum === checksum(migration)) return
  throw new StorageRefused(
    `migration ${migration.version} (${migration.name}) is not the one that made this database; use the release that made it, or restore a backup`,
  )
}

function refuseNewer(database: DatabaseSync, known: number): void {
  const newest = Math.max(0, ...readRecorded(database).map(recorded => recorded.version))
  if (newest <= known) return
  throw new StorageRefused(
    `the database has schema version ${newest}, this program knows version ${known}; start a newer release, or restore a backup of version ${known}`,
  )
}

function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.statements.join(';\n')).digest('hex')
}
