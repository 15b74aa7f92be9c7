import { minute } from '../../durations.ts'
import type { DatabaseSync } from './engine.ts'
import type { WriterSettings } from './settings.ts'

/** In changed rows: from one time to the next, and from one that somebody's reading spoiled. */
const between = { emptied: 4_000, spoiled: 500 } as const

/**
 * SQLite would empty its log into the file at a commit, as far as nobody reads what was before, and try again at each
 * commit: under load that is always, and flushes twice. Before a group nothing old is read, and reads soon end.
 *
 * An empty log is begun anew, and so still has on the disk what was deleted since, where few rows change for months. Now
 * and then it is cut off as well.
 */
export function openLogEmptying(
  database: DatabaseSync,
  { busyTimeout, logLives }: Pick<WriterSettings, 'busyTimeout' | 'logLives'>,
): () => void {
  const count = database.prepare('select total_changes() as changes')
  const empty = database.prepare('pragma wal_checkpoint(restart)')
  const cut = database.prepare('pragma wal_checkpoint(truncate)')
  const next = { changes: 0, cutAt: performance.now() + logLives }
  return function emptyLogNowAndThen() {
    const changes = Number(count.get()?.['changes'])
    const isOld = performance.now() >= next.cutAt
    if (changes < next.changes && !isOld) return
    // Who reads for longer, such as a backup, holds up nobody for more than this.
    database.exec('pragma busy_timeout = 50')
    try {
      const wasSpoiled = (isOld ? cut : empty).get()?.['busy'] === 1
      next.changes = changes + (wasSpoiled ? between.spoiled : between.emptied)
      if (isOld) next.cutAt = performance.now() + (wasSpoiled ? minute : logLives)
    } finally {
      database.exec(`pragma busy_timeout = ${busyTimeout}`)
    }
  }
}
