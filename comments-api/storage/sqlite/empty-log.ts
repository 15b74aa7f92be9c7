import type { DatabaseSync } from './engine.ts'

/** In changed rows: from one time to the next, and from one that somebody's reading spoiled. */
const between = { emptied: 4_000, spoiled: 500 } as const

/**
 * SQLite would empty its log into the file at a commit, as far as nobody reads what was before, and try again at each
 * commit: under load that is always, and flushes twice. Before a group nothing old is read, and reads soon end.
 */
export function openLogEmptying(database: DatabaseSync, busyTimeout: number): () => void {
  const count = database.prepare('select total_changes() as changes')
  const empty = database.prepare('pragma wal_checkpoint(restart)')
  let next = 0
  return function emptyLogNowAndThen() {
    const changes = Number(count.get()?.['changes'])
    if (changes < next) return
    // Who reads for longer, such as a backup, holds up nobody for more than this.
    database.exec('pragma busy_timeout = 50')
    try {
      const wasSpoiled = empty.get()?.['busy'] === 1
      next = changes + (wasSpoiled ? between.spoiled : between.emptied)
    } finally {
      database.exec(`pragma busy_timeout = ${busyTimeout}`)
    }
  }
}
