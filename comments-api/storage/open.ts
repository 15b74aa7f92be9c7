import type { Database } from './database.ts'
import { openSqlite } from './sqlite/open.ts'

export type DatabaseAddress = { readonly engine: 'sqlite'; readonly file: string }

export type OpenOptions = {
  /** How long a write waits for another process that holds the file. */
  readonly busyTimeout?: number
}

export function openDatabase(
  address: DatabaseAddress,
  options: OpenOptions = {},
): Promise<Database> {
  return openSqlite(address.file, options)
}
