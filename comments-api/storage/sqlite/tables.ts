import { quote } from '../sql.ts'
import type { DatabaseSync } from './engine.ts'

/** Names are quoted for use in statements, since anybody may have made the backup. */
export type Table = { readonly name: string; readonly columns: readonly string[] }

/** All tables except for the record of migrations, which is created with the schema. */
export function listTables(database: DatabaseSync): readonly Table[] {
  const tables = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not in ('migrations', 'sqlite_sequence') order by name",
    )
    .all()
    .map(row => String(row['name']))
  return tables.map(name => ({ name: quote(name), columns: columnsOf(database, name) }))
}

function columnsOf(database: DatabaseSync, table: string): string[] {
  return database
    .prepare('select name from pragma_table_info(?)')
    .all(table)
    .map(row => quote(String(row['name'])))
}
