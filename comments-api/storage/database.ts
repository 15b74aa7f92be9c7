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

/** The file cannot be used as it is: made by a newer version, changed by hand, not a database. */
export class StorageRefused extends Error {
  override name = 'StorageRefused'
}
