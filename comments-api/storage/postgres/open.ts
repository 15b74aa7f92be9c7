import { second } from '../../durations.ts'
import { compilerForPostgres } from '../compile.ts'
import { type OpenDatabase, StorageRefused, StorageUnavailable } from '../database.ts'
import { GroupQueue } from '../group-queue.ts'
import type { Migration } from '../migrations/all.ts'
import { type Limits, openReaders, openWriters, settingsFor } from './connections.ts'
import { cannotBeUsed } from './failures.ts'
import { isUpToDate, migrate } from './migrate.ts'
import { News } from './news.ts'
import { type Pools, requireOwnSessions } from './own-sessions.ts'
import { Reader } from './reader.ts'
import { SharedCounter } from './shared-counts.ts'
import { Statements } from './statements.ts'
import { Writer } from './writer.ts'

type Options = Partial<Limits> & {
  /** Called when any instance wrote, and when one may have done so unnoticed. Without this function nobody listens. */
  readonly heard?: () => void
  /** Called if the server is not there yet. Without this function, opening fails. */
  readonly whenAway?: (error: StorageUnavailable) => void
  /** Called with the migrations that this process applied. */
  readonly migrated?: (applied: readonly Migration[]) => void
}

const defaults = {
  busyTimeout: 5 * second,
  // Longer than any statement of a request takes. If the server is silent, requests are answered and it is connected to
  // anew within 10 seconds.
  statementTimeout: 6 * second,
  migrated: () => {},
} satisfies Options

export async function openPostgres(url: string, options: Options): Promise<OpenDatabase> {
  const { heard, whenAway, migrated, ...limits } = { ...defaults, ...options }
  const pools = { readers: openReaders(url, limits), writers: openWriters(url, limits) }
  const statements = new Statements()
  // Created before a connection is used for the first time, so that it knows how long each one has been unused.
  const reader = new Reader(pools.readers, statements)
  const writer = new Writer(pools.writers, statements)
  const endPools = () => Promise.all([pools.readers.end(), pools.writers.end()])
  const prepare = untilItWorks(async () => migrated(await prepareSchema(url, pools)))
  await prepare().catch(async error => {
    if (error instanceof StorageUnavailable && whenAway) return whenAway(error)
    await endPools()
    throw error
  })
  const compile = compilerForPostgres()
  const queue = new GroupQueue(group => prepare().then(() => writer.write(group)))
  const news = heard && new News(settingsFor(url), heard)
  const close = async () => {
    await queue.close()
    await Promise.all([news?.close(), endPools()])
  }
  let closed: Promise<void> | undefined
  return {
    all: query => prepare().then(() => reader.all(compile(query))),
    // The rows come back in the order of the statements. Their types are those that the queries name.
    batch: async queries => (await queue.add(queries.map(compile))) as never,
    sharedCounts: new SharedCounter(reader),
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

/** Callers share an attempt that is running. After a failed one, the next call starts another. */
function untilItWorks(attempt: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> | null = null
  return function tryUnlessDone() {
    last ??= attempt().catch(error => {
      last = null
      throw error
    })
    return last
  }
}

/** Usually nothing is missing. This is checked over a connection that is used for writing afterwards. */
async function prepareSchema(url: string, pools: Pools): Promise<readonly Migration[]> {
  const { writers } = pools
  try {
    await requireOwnSessions(url, pools)
    if (await isUpToDate(writers)) return []
    return await migrate(settingsFor(url))
  } catch (cause) {
    if (cause instanceof StorageRefused) throw cause
    throw cannotBeUsed(url, cause)
  }
}
