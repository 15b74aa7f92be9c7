import { hour } from '../../durations.ts'
import { compilerForSqlite } from '../compile.ts'
import type { OpenDatabase } from '../database.ts'
import { GroupQueue } from '../group-queue.ts'
import { type Migration, migrations } from '../migrations/all.ts'
import { DatabaseSync } from './engine.ts'
import { classify } from './failures.ts'
import { identify } from './identity.ts'
import { migrate } from './migrate.ts'
import { makePrivateFile, unusable } from './private-file.ts'
import { openReader } from './reader.ts'
import type { WriterSettings } from './settings.ts'
import { Writer } from './writer.ts'
import { newThreads, type WritingThreads } from './writing-threads.ts'

type Options = Partial<Pick<WriterSettings, 'busyTimeout' | 'logLives' | 'isBulk'>> & {
  readonly threads?: WritingThreads
  /** Called with the migrations that this process applied. */
  readonly migrated?: (applied: readonly Migration[]) => void
}

const defaults = {
  busyTimeout: 3_000,
  logLives: hour,
  isBulk: false,
  threads: newThreads,
  migrated: () => {},
} satisfies Options

export async function openSqlite(file: string, options: Options): Promise<OpenDatabase> {
  const { busyTimeout, logLives, isBulk, threads, migrated } = { ...defaults, ...options }
  makePrivateFile(file)
  migrated(migrateFile(file))
  const identity = identify(file)
  const compile = compilerForSqlite()
  const reader = openReader(file)
  const writer = new Writer({ file, identity, busyTimeout, logLives, isBulk }, threads)
  const queue = new GroupQueue(group => writer.write(group).finally(() => reader.refresh()))
  return {
    all: async query => reader.all(compile(query)),
    // The rows come back in the order of the statements. Their types are those that the queries name.
    batch: async queries => (await queue.add(queries.map(compile))) as never,
    sharedCounts: null,
    close: async () => {
      await queue.close()
      reader.close()
      // The connection that may write is closed last, because SQLite then moves the log into the file.
      await writer.close()
    },
  }
}

function migrateFile(file: string): readonly Migration[] {
  using database = new DatabaseSync(file)
  try {
    // Waits for another process that is migrating, instead of failing.
    database.exec('pragma busy_timeout = 10000')
    database.exec('pragma journal_mode = wal')
    return migrate(database, file, migrations)
  } catch (cause) {
    if (classify(cause) !== 'unavailable') throw cause
    throw unusable(`the database file ${file} cannot be used`, cause)
  }
}
