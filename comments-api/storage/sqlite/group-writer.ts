import { StorageUnavailable } from '../database.ts'
import { messageOf } from '../message-of.ts'
import type { Group, GroupOutcome, Rows } from '../outcome.ts'
import { tellOfWrite } from '../refused-write.ts'
import { openLogEmptying } from './empty-log.ts'
import { DatabaseSync } from './engine.ts'
import { classify } from './failures.ts'
import { forgetPages } from './forget-pages.ts'
import { requireSameFile } from './identity.ts'
import type { WriterSettings } from './settings.ts'
import { StatementCache } from './statement-cache.ts'

/** What a writing thread does with one file. */
export class GroupWriter {
  readonly #settings: WriterSettings
  readonly #database: DatabaseSync
  readonly #statements: StatementCache
  readonly #emptyLog: (() => void) | null

  constructor(settings: WriterSettings) {
    this.#settings = settings
    // If the file is gone, opening it would create another, empty one.
    requireSameFile(settings.file, settings.identity)
    this.#database = openForWriting(settings)
    this.#statements = new StatementCache(this.#database)
    this.#emptyLog = settings.isBulk ? null : openLogEmptying(this.#database, settings)
  }

  /**
   * Writes everything that waited in one commit, and so with one flush to the disk. With a savepoint for each batch,
   * SQLite would copy each page before it changes it, and beyond 64 KB into a file: a quarter of this thread's work.
   */
  write(group: Group): GroupOutcome {
    const rows: Rows[] = []
    try {
      requireSameFile(this.#settings.file, this.#settings.identity)
      this.#emptyLog?.()
      this.#statements.run('begin immediate')
      for (const batch of group) rows.push(batch.map(statement => this.#statements.all(statement)))
      this.#statements.run('commit')
      return { kind: 'stored', rows }
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback')
      if (classify(error) === 'unavailable') this.#database.exec(forgetPages)
      return { ...describeFailure(error, this.#settings), failed: rows.length }
    }
  }

  close(): void {
    this.#database.close()
  }
}

function openForWriting({ file, busyTimeout, isBulk }: WriterSettings): DatabaseSync {
  const database = new DatabaseSync(file)
  database.exec(`
    pragma busy_timeout = ${busyTimeout};
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma secure_delete = on;
    pragma journal_size_limit = 67108864;
  `)
  // New rows go to many places in a dozen indexes. With 2 MB, which is enough for a row now and then, every page is
  // read and written repeatedly. With more than 4 MB, each commit searches more of the cache than that saves. If many
  // rows are written at once and nobody reads meanwhile, emptying the log is left to SQLite.
  database.exec(
    isBulk
      ? 'pragma cache_size = -32000; pragma wal_autocheckpoint = 16000'
      : 'pragma cache_size = -4000; pragma wal_autocheckpoint = 0',
  )
  return database
}

function describeFailure(error: unknown, { file }: WriterSettings) {
  const told = tellOfWrite(file, error)
  const kind = told instanceof StorageUnavailable ? 'unavailable' : classify(error)
  return { kind, message: messageOf(told) }
}
