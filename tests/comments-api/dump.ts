import { openDatabase } from '../../comments-api/storage/open.ts'
import { sql } from '../../comments-api/storage/sql.ts'
import { engine } from './engines.ts'
import { keptThreads } from './kept-threads.ts'
import type { Service } from './service.ts'

const namesOfTables = {
  sqlite: sql<{ readonly name: string }>`select name from sqlite_schema where type = 'table'`,
  postgres: sql<{ readonly name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`,
}

/** Everything that is stored, each table in the order of its key. Only to be looked at. */
export async function dump({ config }: Service): Promise<Record<string, readonly unknown[]>> {
  const database = await openDatabase(config.database, { threads: keptThreads })
  const tables = await database.all(namesOfTables[engine])
  const rows = tables
    .filter(({ name }) => name !== 'health')
    .map(async ({ name }) => {
      const table = await database.all(sql`select * from ${sql.ref(name)} order by 1`)
      return [name, table] as const
    })
  const entries = await Promise.all(rows)
  await database.close()
  return Object.fromEntries(entries)
}
