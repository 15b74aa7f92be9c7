import type { FastifyInstance } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { second } from '../../durations.ts'

/** In milliseconds. Browsers give up after ten seconds, see client/timeout.ts. */
const longest = 9 * second

/**
 * A request may wait several times for a database that says nothing: for its turn, for a connection, and for answers.
 * The time for sending the body does not count, because that is the client's.
 */
export function answerInTime(app: FastifyInstance): void {
  app.addHook('preValidation', function endInTime(_request, reply, done) {
    const timer = setTimeout(() => {
      if (reply.sent || reply.raw.headersSent) return
      const cause = new Error(`there was no answer within ${longest / second} s`)
      reply.send(new Problem('service-busy', { retryAfter: 2, cause }))
    }, longest)
    reply.raw.once('close', () => clearTimeout(timer))
    done()
  })
}
