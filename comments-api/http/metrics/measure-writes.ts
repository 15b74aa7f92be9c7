import type { Database } from '../../storage/database.ts'
import { Histogram } from './histogram.ts'
import type { Metric } from './text-format.ts'

/** How long the database takes from a batch to its commit, waiting included. */
export function measureWrites<Store extends Database>(database: Store) {
  const seconds = new Histogram()
  let failed = 0
  const measured: Store = {
    ...database,
    batch: async queries => {
      const start = performance.now()
      try {
        return await database.batch(queries)
      } catch (error) {
        failed += 1
        throw error
      } finally {
        seconds.add((performance.now() - start) / 1_000)
      }
    },
  }
  function metrics(): readonly Metric[] {
    return [
      {
        name: 'afterword_database_write_seconds',
        type: 'histogram',
        help: 'From a batch of statements to its commit.',
        samples: seconds.samples({}),
      },
      {
        name: 'afterword_database_writes_failed_total',
        type: 'counter',
        help: 'Batches of which nothing was stored, repeats of the same comment included.',
        samples: [{ value: failed }],
      },
    ]
  }
  return { measured, metrics }
}
