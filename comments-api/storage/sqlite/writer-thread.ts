import { parentPort, workerData } from 'node:worker_threads'
import { StorageUnavailable } from '../database.ts'
import type { BatchOutcome, Rows } from '../outcome.ts'
import { openLogEmptying } from './empty-log.ts'
import { DatabaseSync } from './engine.ts'
import { classify } from './failures.ts'
import { requireSameFile } from './identity.ts'
import { KnownTexts, type NumberedBatch, type NumberedGroup } from './numbered.ts'
import type { WriterSettings } from './settings.ts'
import { StatementCache } from './statement-cache.ts'

const settings: WriterSettings = workerData
// Opening what is not there would make another, empty one.
requireSameFile(settings.file, settings.identity)
const database = new DatabaseSync(settings.file)
database.exec(`
  pragma busy_timeout = ${settings.busyTimeout};
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma journal_size_limit = 67108864;
`)
// New rows go to all places of a dozen indexes: with the 2 MB that suffice for a row now and then, every page is read and
// written again and again; with more than 4, each commit goes through more places of the cache than it saves. Many rows at
// once, which nobody reads meanwhile, leave the emptying of the log to SQLite.
database.exec(
  settings.isBulk
    ? 'pragma cache_size = -32000; pragma wal_autocheckpoint = 16000'
    : 'pragma cache_size = -4000; pragma wal_autocheckpoint = 0',
)
const statements = new StatementCache(database)
const texts = new KnownTexts()
const emptyLog = settings.isBulk ? null : openLogEmptying(database, settings)

parentPort?.on('message', (message: NumberedGroup | 'close') => {
  if (message === 'close') {
    database.close()
    parentPort?.close()
    return
  }
  parentPort?.postMessage(writeGroup(message))
})

/** One commit, and so one flush to the disk, for everything that waited. */
function writeGroup({ fresh, batches }: NumberedGroup): BatchOutcome[] {
  texts.learn(fresh)
  try {
    requireSameFile(settings.file, settings.identity)
    emptyLog?.()
    statements.run('begin immediate')
    const outcomes = writeTogether(batches) ?? batches.map(writeApart)
    statements.run('commit')
    return outcomes
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    const outcome = describeFailure(error)
    return batches.map(() => outcome)
  }
}

/**
 * Without savepoints, for which SQLite copies every page before it is changed, and beyond 64 KB into a file: a quarter of
 * what this thread did. `null`: a batch failed, and nothing is stored.
 */
function writeTogether(batches: readonly NumberedBatch[]): BatchOutcome[] | null {
  try {
    return batches.map(batch => ({ kind: 'stored', rows: runAll(batch) }))
  } catch (error) {
    if (batches.length === 1) throw error
    if (database.isTransaction) statements.run('rollback')
    statements.run('begin immediate')
    return null
  }
}

/** A savepoint of its own, so that one batch that fails does not undo its neighbours. */
function writeApart(batch: NumberedBatch): BatchOutcome {
  statements.run('savepoint batch')
  try {
    const rows = runAll(batch)
    statements.run('release batch')
    return { kind: 'stored', rows }
  } catch (error) {
    // A full disk ends the whole transaction by itself: then nobody's batch is stored.
    if (!database.isTransaction) throw error
    database.exec('rollback to batch; release batch')
    return describeFailure(error)
  }
}

function runAll(batch: NumberedBatch): Rows {
  return batch.map(([text, parameters]) => statements.all({ sql: texts.find(text), parameters }))
}

function describeFailure(error: unknown): BatchOutcome {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof StorageUnavailable) return { kind: 'unavailable', message }
  return { kind: classify(error), message }
}
