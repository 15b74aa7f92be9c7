import type { FastifyInstance } from 'fastify'
import { second } from '../durations.ts'

/** Compacts besides, and gives back what it freed: an ordinary collection saves nothing. */
const thoroughly = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/**
 * What starting left behind is a tenth of what an idle service holds (124 MB, 114
 * without it), and Node would keep it until many requests came. Only where Node
 * was told to expose its collector, as in the commands that start the service.
 */
export function tidyUpAfterStart(app: FastifyInstance): void {
  app.addHook('onListen', function tidyUpLater(done) {
    // Not before the first answers, which would wait for it some 30 ms.
    setTimeout(() => globalThis.gc?.(thoroughly), second).unref()
    done()
  })
}
