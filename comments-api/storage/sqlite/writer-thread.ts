import { parentPort, workerData } from 'node:worker_threads'
import { StorageUnavailable } from '../database.ts'
import type { BatchOutcome, Group } from '../outcome.ts'
import type { Statement } from '../sql.ts'
import { DatabaseSync } from './engine.ts'
import { classify } from './failures.ts'
import { requireSameFile } from './identity.ts'
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
// 32 MB of pages, and twice as much of the log before it is tidied up: new rows go to all places of a dozen indexes, and with
// the few pages that suffice for a row now and then every one is read and written again and again.
if (settings.isBulk) database.exec('pragma cache_size = -32000; pragma wal_autocheckpoint = 16000')
const statements = new StatementCache(database)

parentPort?.on('message', (message: Group | 'close') => {
  if (message !== 'close') return parentPort?.postMessage(writeGroup(message))
  database.close()
  parentPort?.close()
})

/** One commit, and so one flush to the disk, for everything that waited. */
function writeGroup(group: Group): BatchOutcome[] {
  try {
    requireSameFile(settings.file, settings.identity)
    database.exec('begin immediate')
    const outcomes = group.map(writeBatch)
    database.exec('commit')
    return outcomes
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    const outcome = describeFailure(error)
    return group.map(() => outcome)
  }
}

/** A savepoint of its own, so that one batch that fails does not undo its neighbours. */
function writeBatch(batch: readonly Statement[]): BatchOutcome {
  database.exec('savepoint batch')
  try {
    const rows = batch.map(statement => statements.all(statement))
    database.exec('release batch')
    return { kind: 'stored', rows }
  } catch (error) {
    // A full disk ends the whole transaction by itself: then nobody's batch is stored.
    if (!database.isTransaction) throw error
    database.exec('rollback to batch; release batch')
    return describeFailure(error)
  }
}

function describeFailure(error: unknown): BatchOutcome {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof StorageUnavailable) return { kind: 'unavailable', message }
  return { kind: classify(error), message }
}
