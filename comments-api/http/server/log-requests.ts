import type { FastifyInstance } from 'fastify'

/**
 * One line per request, with the route's pattern and never the address, so that no token, thread or person is in the
 * log.
 */
export function logRequests(app: FastifyInstance): void {
  // A logger for each request would cost more than the lines, which most requests do not have: a line identifies its
  // request itself.
  app.setChildLoggerFactory(logger => logger)
  app.addHook('onResponse', (request, reply, done) => {
    const { method, id } = request
    const status = reply.statusCode
    // Reads are many and say little.
    if (method === 'GET' && status < 500) return done()
    const route = request.routeOptions.url ?? 'none'
    const milliseconds = Math.round(reply.elapsedTime)
    request.log.info({ reqId: id, method, route, status, milliseconds }, 'answered')
    done()
  })
}
