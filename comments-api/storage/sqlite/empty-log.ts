import { minute } from '../../durations.ts'
import type { DatabaseSync } from './engine.ts'
import type { WriterSettings } from './settings.ts'

/** How many rows change before the log is emptied again: after success, and after a reader was in the way. */
const between = { emptied: 4_000, spoiled: 500 } as const

/**
 * Returns a function that moves the log into the file from time to time, before a group is written. SQLite would do
 * this at a commit, as far as no reader needs the old pages, and try again at each commit. Under load there is always a
 * reader, and each try costs another flush. Before a group is written, nobody here reads anything old, and other
 * readers are done soon.
 *
 * The log is then written from its start again. The rest of it still holds what was deleted since, for months if few
 * rows change. So from time to time it is cut off, too.
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
    // A longer reader, such as a backup, must not delay a write by more than this.
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
