import type { Server, ServerResponse } from 'node:http'
import { Server as Listener } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** Longer than a busy proxy leaves a connection alone between two requests, and short for whoever waits for the end. */
const notice = 500

/**
 * Lets those who keep connections open know that they end, while all is still answered: closing a connection that is
 * idle loses the request that is already on its way, and a proxy must not send somebody's comment twice.
 */
export async function announceEnd(server: Server): Promise<void> {
  server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    // Node then says `Connection: close`, and does so.
    response.shouldKeepAlive = false
  })
  // Not HTTP's own way, which would also close what is idle.
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
