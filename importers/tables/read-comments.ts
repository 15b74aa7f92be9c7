import { type Found, SourceRefused } from '../source.ts'
import { openTables } from './open-tables.ts'
import type { Table } from './table.ts'

type Reading = {
  readonly path: string
  readonly tables: readonly Table[]
  /** What to do if the file holds none of the tables. */
  readonly advice: string
  /** Takes a row that comments refer to by its id. */
  know(value: unknown, table: string): void
  /** Called when all of these rows have been read. */
  settle?(): void
  /** Returns `null` if the row is no comment. */
  compose(value: unknown): Found | null
}

/**
 * Reads tables, one of which is called comments. Reads the file twice, because what comments refer to may come after
 * them.
 */
export async function* readComments(reading: Reading): AsyncGenerator<Found> {
  const { path, tables, compose } = reading
  await knowOthers(reading)
  reading.settle?.()
  const file = await openTables(path, tables)
  let number = 0
  for await (const { table, value } of file.records) {
    if (table !== 'comments' && table !== null) continue
    number += 1
    const found = table === null ? null : compose(value)
    yield found ?? unreadable(number)
  }
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

async function knowOthers({ path, tables, advice, know }: Reading): Promise<void> {
  const { records } = await openTables(path, tables)
  let isExport = false
  for await (const { table, value } of records) {
    if (table !== null) isExport = true
    if (table !== 'comments' && table !== null) know(value, table)
  }
  if (!isExport) throw new SourceRefused(`${path} ${advice}`)
}

function unreadable(number: number): Found {
  const externalId = `comment ${number}`
  return { type: 'skipped', kind: 'comment', externalId, reason: 'unreadable' }
}
