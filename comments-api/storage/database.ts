import type { Query } from './sql.ts'

/**
 * The only way to stored data. A transaction is a list of statements, not a callback: on one SQLite connection, a
 * callback would let another caller's write fall into your rollback.
 */
export interface Database {
  all<Row>(query: Query<Row>): Promise<Row[]>
  /** Returns the rows of each statement, after the commit; all of them take effect or none. */
  batch<const Queries extends readonly Query[]>(queries: Queries): Promise<RowsOf<Queries>>
  close(): Promise<void>
}

/** Counts that all instances of the service share. */
export interface SharedCounts {
  /**
   * How often `key` was counted in its current window, including this time, and how many milliseconds of the window are
   * left.
   */
  raise(count: Raise): Promise<{ readonly current: number; readonly ttl: number }>
}

/** In milliseconds: how long a window lasts, and the current time. */
export type Raise = { readonly key: string; readonly window: number; readonly now: number }

/** `sharedCounts`: `null` if every process counts for itself. */
export type OpenDatabase = Database & { readonly sharedCounts: SharedCounts | null }

type RowsOf<Queries extends readonly Query[]> = {
  -readonly [Index in keyof Queries]: Queries[Index] extends Query<infer Row> ? Row[] : never
}

/**
 * Nothing can be stored at the moment: the disk is full, locked or read-only, or too much is waiting. Nothing was
 * stored.
 */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
}

/** A unique key already exists. Nothing of the batch was stored. */
export class UniqueViolation extends Error {
  override name = 'UniqueViolation'
}

/** The database cannot be used as it is: it was made by a newer version, changed by hand, or is not ours. */
export class StorageRefused extends Error {
  override name = 'StorageRefused'
}
