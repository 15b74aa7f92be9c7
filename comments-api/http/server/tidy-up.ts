import type { FastifyInstance } from 'fastify'
import { collectThoroughly } from '../../collect-thoroughly.ts'
import { second } from '../../durations.ts'

/**
 * What starting left behind is a tenth of what an idle service holds (124 MB, 114
 * without it), and Node would keep it until many requests came.
 */
export function tidyUpAfterStart(app: FastifyInstance): void {
  app.addHook('onListen', function tidyUpLater(done) {
    // Not before the first answers, which would wait for it some 30 ms.
    setTimeout(collectThoroughly, second).unref()
    done()
  })
}
