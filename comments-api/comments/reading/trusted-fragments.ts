import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import { fragmentOf } from '../fragment.ts'
import { rendererVersion } from '../render/renderer.ts'
import { findComment } from '../store.ts'
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
 */
export async function trusted<Row extends ShownRow>(
  database: Database,
  rows: readonly Row[],
): Promise<readonly (Row & Shown)[]> {
  if (areTrusted(rows)) return rows
  const anew: (Row & Shown)[] = []
  for (const row of rows) {
    const fragment = row.fragment ?? (await renderAnew(database, row))
    if (fragment !== null) anew.push({ ...row, fragment })
  }
  return anew
}

function areTrusted<Row extends ShownRow>(rows: readonly Row[]): rows is readonly (Row & Shown)[] {
  return rows.every(row => row.fragment !== null)
}

/** `null` if it is gone by now. Others get their answers between two of them. */
async function renderAnew(database: Database, { id }: ShownRow): Promise<string | null> {
  await breathe()
  const comment = await findComment(database, id)
  return comment && fragmentOf(comment)
}
