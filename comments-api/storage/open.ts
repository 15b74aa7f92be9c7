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
  /** SQLite: how long what was deleted may stay in the log beside the file, in milliseconds. */
  readonly logLives?: number
  /** SQLite: whoever writes a great many rows at once takes more memory for it. */
  readonly isBulk?: boolean
  /** SQLite: whoever opens one file after the other can keep the threads that write. */
  readonly threads?: WritingThreads
  /** PostgreSQL: called when any instance wrote, and when it may have done so unheard. */
  readonly heard?: () => void
  /** PostgreSQL: told that the server is not there yet, and that it is tried again; without it, that is a failure. */
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
      // Only whoever uses it pays for loading it.
      const { openPostgres } = await import('./postgres/open.ts')
      return openPostgres(address.url, options)
    }
  }
}

/** What opening the database would apply, without doing it. */
export async function pendingMigrations(address: DatabaseAddress): Promise<readonly Migration[]> {
  if (address.engine === 'sqlite') return pendingInFile(address.file)
  const { pendingOnServer } = await import('./postgres/pending.ts')
  return pendingOnServer(address.url)
}

/** For people and logs, without a password. */
export function describeAddress(address: DatabaseAddress): string {
  return address.engine === 'sqlite' ? address.file : describe(address.url)
}
