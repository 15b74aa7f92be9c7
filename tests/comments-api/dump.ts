import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import type { Service } from './service.ts'

/** Everything that is stored, to look at and never to change. */
export function dump({ config }: Service): Record<string, unknown> {
  const database = new DatabaseSync(config.database.file, { readOnly: true })
  const tables = ['threads', 'comments', 'mentions', 'submissions', 'sign_in_links', 'sessions']
  const rows = [...tables, 'events'].map(table => [
    table,
    database.prepare(`select * from ${table} order by rowid`).all(),
  ])
  database.close()
  return Object.fromEntries(rows)
}
