import type { FastifyInstance } from 'fastify'
import { collectThoroughly } from '../../collect-thoroughly.ts'
import { second } from '../../durations.ts'

/**
 * A tenth of what an idle service holds is left from its start (124 MB, and 114 without it). Node would keep it until
 * many requests came.
 */
export function tidyUpAfterStart(app: FastifyInstance): void {
  app.addHook('onListen', function tidyUpLater(done) {
    // Later than the first answers, which this would delay by some 30 ms.
    setTimeout(collectThoroughly, second).unref()
    done()
  })
}
