import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'

/** Every thread that was asked for, including those without comments. */
export async function countComments(
  database: Database,
  threads: readonly string[],
): Promise<Record<string, number>> {
  const rows = await database.all<{ readonly id: string; readonly count: number }>(sql`
    select id, count
    from threads
    where id in ${sql.among(threads)}`)
  const counted = new Map(rows.map(row => [row.id, row.count]))
  return Object.fromEntries(threads.map(thread => [thread, counted.get(thread) ?? 0]))
}
