import type { FastifyInstance } from 'fastify'

/**
 * Closing ends idle connections only once; a connection that was busy then becomes idle after its answer, and would
 * keep the server open.
 */
export function closeAfterLastAnswer(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onResponse', (_request, _reply, done) => {
    if (isClosing) setImmediate(() => app.server.closeIdleConnections())
    done()
  })
}
