import type { OpenDatabase, StorageUnavailable } from './database.ts'
import type { Migration } from './migrations/all.ts'
import { describe } from './postgres/describe.ts'
import { openSqlite } from './sqlite/open.ts'
import { pendingInFile } from './sqlite/pending.ts'
import type { WritingThreads } from './sqlite/writing-threads.ts'

export type DatabaseAddress =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string }

export type OpenOptions = {
  /** How long a write waits for another process that writes, in milliseconds. */
  readonly busyTimeout?: number
  /** SQLite: how long deleted words may stay in the log beside the file, in milliseconds. */
  readonly logLives?: number
  /** SQLite: whether very many rows are written at once, for which more memory is used. */
  readonly isBulk?: boolean
  /** Called with the migrations that this process applied: of several that start at once, one does. */
  readonly migrated?: (applied: readonly Migration[]) => void
  /** SQLite: lets a caller that opens one file after another reuse the writing threads. */
  readonly threads?: WritingThreads
  /** PostgreSQL: how long one statement may take, in milliseconds. */
  readonly statementTimeout?: number
  /** PostgreSQL: called when any instance wrote, and when one may have done so unnoticed. */
  readonly heard?: () => void
  /** PostgreSQL: called if the server is not there yet, and is tried again. Without this function, opening fails. */
  readonly whenAway?: (error: StorageUnavailable) => void
}

export async function openDatabase(
  address: DatabaseAddress,
  options: OpenOptions = {},
): Promise<OpenDatabase> {
  switch (address.engine) {
    case 'sqlite':
      return openSqlite(address.file, options)
    case 'postgres': {
      // Loaded only by services that use it.
      const { openPostgres } = await import('./postgres/open.ts')
      return openPostgres(address.url, options)
    }
  }
}

/** The migrations that opening the database would apply. They are not applied. */
export async function pendingMigrations(address: DatabaseAddress): Promise<readonly Migration[]> {
  if (address.engine === 'sqlite') return pendingInFile(address.file)
  const { pendingOnServer } = await import('./postgres/pending.ts')
  return pendingOnServer(address.url)
}

/** The address without its password, for people and logs. */
export function describeAddress(address: DatabaseAddress): string {
  return address.engine === 'sqlite' ? address.file : describe(address.url)
}
