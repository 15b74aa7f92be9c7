/** The one place that names Node's own SQLite. */
export { DatabaseSync, type StatementSync } from 'node:sqlite'
