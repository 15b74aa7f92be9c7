import type { Query } from './sql.ts'

/**
 * The one door to stored things. A transaction is a list of statements and not a callback: on one
 * SQLite connection a callback would let a neighbour's write fall into your rollback.
 */
export interface Database {
  all<Row>(query: Query<Row>): Promise<Row[]>
  /** Answers the rows of each statement, after the commit; all of them happen or none. */
  batch<const Queries extends readonly Query[]>(queries: Queries): Promise<RowsOf<Queries>>
  close(): Promise<void>
}

/** What all instances of the service count together. */
export interface SharedCounts {
  /** How often `key` was counted in its current window, this time included, and how many milliseconds are left of it. */
  raise(count: Raise): Promise<{ readonly current: number; readonly ttl: number }>
}

/** Milliseconds: how long a window lasts, and what the clock says. */
export type Raise = { readonly key: string; readonly window: number; readonly now: number }

/** `sharedCounts`: `null` where one process counts for itself. */
export type OpenDatabase = Database & { readonly sharedCounts: SharedCounts | null }

type RowsOf<Queries extends readonly Query[]> = {
  -readonly [Index in keyof Queries]: Queries[Index] extends Query<infer Row> ? Row[] : never
}

/** The machine cannot store now: disk full, locked, read-only, or too much is waiting. Nothing was stored. */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
}

/** A unique key exists already. Nothing of the batch was stored. */
export class UniqueViolation extends Error {
  override name = 'UniqueViolation'
}

/** The database cannot be used as it is: made by a newer version, changed by hand, not for us. */
export class StorageRefused extends Error {
  override name = 'StorageRefused'
}
