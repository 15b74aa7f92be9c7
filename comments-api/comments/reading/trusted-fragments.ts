import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import { fragmentOf } from '../fragment.ts'
import { rendererVersion } from '../render/renderer.ts'
import { findRows, readComment } from '../store.ts'
import type { Shown } from './write-thread.ts'

/** `Shown` as it is read; `null` instead of a fragment that another version of the renderer made. */
export type ShownRow = Omit<Shown, 'fragment'> & { readonly fragment: string | null }

export const shownColumns = sql.raw(
  `id, parent,
  case when status <> 'approved' then '' when renderer = ${rendererVersion} then fragment end as fragment,
  status, pinned, created_at`,
)

/**
 * Renders what another version of the renderer made, at each reading, until the command `rerender` has stored it anew.
 * Leaves out what is gone by now.
 */
export async function trusted<Row extends ShownRow>(
  database: Database,
  rows: readonly Row[],
): Promise<readonly (Row & Shown)[]> {
  if (areTrusted(rows)) return rows
  const old = rows.filter(row => row.fragment === null)
  const anew = await renderAnew(
    database,
    old.map(({ id }) => id),
  )
  return rows.flatMap(row => {
    const fragment = row.fragment ?? anew.get(row.id)
    return fragment === undefined ? [] : { ...row, fragment }
  })
}

function areTrusted<Row extends ShownRow>(rows: readonly Row[]): rows is readonly (Row & Shown)[] {
  return rows.every(row => row.fragment !== null)
}

/**
 * The fragments by the comments' ids; others get their answers between two of them. Since the comments were found, one
 * may have got words that wait for a moderator.
 */
async function renderAnew(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const anew = new Map<string, string>()
  for (const row of await findRows(database, ids)) {
    await breathe()
    if (row.status === 'approved') anew.set(row.id, fragmentOf(readComment(row)))
  }
  return anew
}
