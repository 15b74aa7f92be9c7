import { StorageUnavailable } from '../database.ts'
import { messageOf } from '../message-of.ts'
import type { BatchOutcome, Group, Rows } from '../outcome.ts'
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

  /** Writes everything that waited in one commit, and so with one flush to the disk. */
  write(batches: Group): BatchOutcome[] {
    try {
      requireSameFile(this.#settings.file, this.#settings.identity)
      this.#emptyLog?.()
      this.#statements.run('begin immediate')
      const outcomes = this.#writeTogether(batches) ?? batches.map(batch => this.#writeApart(batch))
      this.#statements.run('commit')
      return outcomes
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback')
      if (classify(error) === 'unavailable') this.#database.exec(forgetPages)
      const outcome = describeFailure(error, this.#settings)
      return batches.map(() => outcome)
    }
  }

  /**
   * Writes without savepoints. With them, SQLite copies each page before it changes it, and beyond 64 KB into a file,
   * which was a quarter of this thread's work. Returns `null` if a batch failed; nothing is stored then.
   */
  #writeTogether(batches: Group): BatchOutcome[] | null {
    try {
      return batches.map(batch => ({ kind: 'stored', rows: this.#runAll(batch) }))
    } catch (error) {
      if (batches.length === 1) throw error
      if (this.#database.isTransaction) this.#statements.run('rollback')
      this.#statements.run('begin immediate')
      return null
    }
  }

  /** Gives the batch a savepoint, so that if it fails, the others are not undone. */
  #writeApart(batch: Group[number]): BatchOutcome {
    this.#statements.run('savepoint batch')
    try {
      const rows = this.#runAll(batch)
      this.#statements.run('release batch')
      return { kind: 'stored', rows }
    } catch (error) {
      // A full disk ends the whole transaction by itself, and then no batch is stored.
      if (!this.#database.isTransaction) throw error
      this.#database.exec('rollback to batch; release batch')
      return describeFailure(error, this.#settings)
    }
  }

  #runAll(batch: Group[number]): Rows {
    return batch.map(statement => this.#statements.all(statement))
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

function describeFailure(error: unknown, { file }: WriterSettings): BatchOutcome {
  const told = tellOfWrite(file, error)
  const kind = told instanceof StorageUnavailable ? 'unavailable' : classify(error)
  return { kind, message: messageOf(told) }
}
