import type { Server, ServerResponse } from 'node:http'
import { Server as Listener } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/**
 * In milliseconds. Longer than a busy proxy leaves a connection idle between two requests, and short for whoever waits
 * for the end.
 */
const notice = 500

/**
 * Tells clients that keep connections open that these end, while requests are still answered. Closing an idle
 * connection would lose a request that is already on its way, and a proxy must not send a comment twice.
 */
export async function announceEnd(server: Server): Promise<void> {
  server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    // Node then sends `Connection: close` and closes the connection.
    response.shouldKeepAlive = false
  })
  // Not HTTP's own `close`, which would also close idle connections.
  Listener.prototype.close.call(server)
  if (await hasConnections(server)) await wait(notice)
}

async function hasConnections(server: Server): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  server.getConnections((_error, count) => resolve(count > 0))
  return promise
}

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
