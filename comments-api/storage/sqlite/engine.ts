/** The only file that imports Node's own SQLite. */
export { DatabaseSync, type StatementSync } from 'node:sqlite'
