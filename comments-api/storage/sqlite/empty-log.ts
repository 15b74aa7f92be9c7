import { minute } from '../../durations.ts'
import type { DatabaseSync } from './engine.ts'
import type { WriterSettings } from './settings.ts'

/** After how many changed rows the log is emptied again: after it was, and after a reader was in the way. */
const between = { emptied: 4_000, spoiled: 500 } as const

/**
 * Moves what is in the log into the file, now and then, before a group is written. SQLite would do it at a commit,
 * as far as no reader still needs what was there before, and try again at each commit: under load there is always
 * one, and each try is another flush. Before a group nobody reads anything old, and whoever reads is soon done.
 *
 * The log is then written from its beginning again, and behind that still holds what was deleted
 * since; where few rows change, for months. So from time to time it is cut off as well.
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
