import type { Database } from '../../storage/database.ts'
import { Histogram } from './histogram.ts'
import type { Metric } from './text-format.ts'

type Counted = {
  /** From a batch to its commit, waiting included. */
  readonly seconds: Histogram
  readonly statements: { read: number; write: number }
  failed: number
}

/** What is asked of the database, and how long it takes. */
export function measureDatabase<Store extends Database>(database: Store) {
  const counted: Counted = {
    seconds: new Histogram(),
    statements: { read: 0, write: 0 },
    failed: 0,
  }
  const measured: Store = {
    ...database,
    all: query => {
      counted.statements.read += 1
      return database.all(query)
    },
    batch: async queries => {
      counted.statements.write += queries.length
      const start = performance.now()
      try {
        return await database.batch(queries)
      } catch (error) {
        counted.failed += 1
        throw error
      } finally {
        counted.seconds.add((performance.now() - start) / 1_000)
      }
    },
  }
  return { measured, metrics: () => metricsOf(counted) }
}

function metricsOf({ seconds, statements, failed }: Counted): readonly Metric[] {
  return [
    {
      name: 'afterword_database_write_seconds',
      type: 'histogram',
      help: 'From a batch of statements to its commit.',
      samples: seconds.samples({}),
    },
    {
      name: 'afterword_database_statements_total',
      type: 'counter',
      help: 'Statements for requests and what follows from them, delivery itself left out.',
      samples: Object.entries(statements).map(([kind, value]) => ({ labels: { kind }, value })),
    },
    {
      name: 'afterword_database_writes_failed_total',
      type: 'counter',
      help: 'Batches of which nothing was stored, repeats of the same comment included.',
      samples: [{ value: failed }],
    },
  ]
}
