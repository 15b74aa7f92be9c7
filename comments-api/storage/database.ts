import type { Query } from './sql.ts'

/**
 * The only access to stored data. A transaction is a list of statements and not a callback: with one SQLite connection,
 * another caller's write could fall into the transaction of a callback and be rolled back with it.
 */
export interface Database {
  all<Row>(query: Query<Row>): Promise<Row[]>
  /** Returns the rows of each statement after the commit. All statements take effect, or none. */
  batch<const Queries extends readonly Query[]>(queries: Queries): Promise<RowsOf<Queries>>
  close(): Promise<void>
}

/** Counts that all instances of the service share. */
export interface SharedCounts {
  /** Counts `key` once more in its current window. */
  raise(count: Raise): Promise<Counted>
}

/** How often, and how many milliseconds of the window are left. */
export type Counted = { readonly current: number; readonly ttl: number }

/** How long a window lasts, and the current time, both in milliseconds. */
export type Raise = { readonly key: string; readonly window: number; readonly now: number }

/** `sharedCounts` is `null` if every process counts for itself. */
export type OpenDatabase = Database & { readonly sharedCounts: SharedCounts | null }

type RowsOf<Queries extends readonly Query[]> = {
  -readonly [Index in keyof Queries]: Queries[Index] extends Query<infer Row> ? Row[] : never
}

/**
 * Thrown if nothing can be stored at the moment, because the disk is full, locked or read-only, or too much is waiting.
 * Nothing was stored, unless the connection to the database was lost in the middle.
 */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
}

/** Thrown if a unique key already exists. Nothing of the batch was stored. */
export class UniqueViolation extends Error {
  override name = 'UniqueViolation'
}

/** Thrown if the database cannot be used: a newer version made it, somebody changed it by hand, or it is not ours. */
export class StorageRefused extends Error {
  override name = 'StorageRefused'
}
