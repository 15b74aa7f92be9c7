import { createHash } from 'node:crypto'
import { StorageRefused } from './database.ts'
import type { Migration } from './migrations/all.ts'

/** A row of the table `migrations`. */
export type Recorded = { readonly version: number; readonly checksum: string }

export const createMigrationsTable =
  'create table if not exists migrations (version integer primary key, name text not null, checksum text not null, applied_at text not null)'

/** The migrations that a database lacks, in order. Throws if a newer program made it, or if it is another database. */
export function listMissing(
  recorded: readonly Recorded[],
  known: readonly Migration[],
): readonly Migration[] {
  refuseNewer(newestOf(recorded), newestOf(known))
  for (const migration of known) refuseChanged(recorded, migration)
  const applied = new Set(recorded.map(({ version }) => version))
  return known.filter(({ version }) => !applied.has(version))
}

export function newestOf(versions: readonly { readonly version: number }[]): number {
  return Math.max(0, ...versions.map(({ version }) => version))
}

export function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.statements.join(';\n')).digest('hex')
}

function refuseNewer(newest: number, known: number): void {
  if (newest <= known) return
  throw new StorageRefused(
    `the database has schema version ${newest}, this program knows version ${known}; start a newer release, or restore a backup of version ${known}`,
  )
}

function refuseChanged(recorded: readonly Recorded[], migration: Migration): void {
  const known = recorded.find(({ version }) => version === migration.version)
  if (!known || known.checksum === checksum(migration)) return
  throw new StorageRefused(
    `migration ${migration.version} (${migration.name}) is not the one that made this database; use the release that made it, or restore a backup`,
  )
}
