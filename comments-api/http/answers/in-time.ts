import type { FastifyInstance, FastifyReply } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { second } from '../../durations.ts'

/** In milliseconds. Browsers give up after ten seconds, see client/timeout.ts. */
const longest = 9 * second

/**
 * A request may wait several times for a database that says nothing: for its turn, for a connection, and for answers.
 * The time for sending a body does not count, because that is the client's.
 */
export function answerInTime(app: FastifyInstance): void {
  app.addHook('onRequest', function endWithoutBody({ method }, reply, done) {
    if (hasNoBody(method)) endInTime(reply)
    done()
  })
  app.addHook('preValidation', function endWithBody({ method }, reply, done) {
    if (!hasNoBody(method)) endInTime(reply)
    done()
  })
}

function hasNoBody(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function endInTime(reply: FastifyReply): void {
  const timer = setTimeout(() => {
    if (reply.sent || reply.raw.headersSent) return
    const cause = new Error(`there was no answer within ${longest / second} s`)
    reply.send(new Problem('service-busy', { retryAfter: 2, cause }))
  }, longest)
  reply.raw.once('close', () => clearTimeout(timer))
}
