import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer, type Server as SocketServer } from 'node:net'
import EleventyDevServer from '@11ty/eleventy-dev-server'
import { MachineError } from '../../errors.ts'
import { readHostingRules } from '../../hosting/rules.ts'
import { systemCode } from '../../system-code.ts'
import { createLiveUpdates, type Outcome } from '../live-updates.ts'
import { serveCompanion, withCompanion } from './companion.ts'
import { answerToOwnHost } from './own-host.ts'
import { passToService } from './pass-to-service.ts'
import { applySiteRules } from './site-rules.ts'

/**
 * The built site as a CDN would serve it, with its headers, redirects and 404 page, and with the comment service at
 * /api/ and /admin/.
 */
export type Preview = {
  readonly url: string
  showService(url: string): void
  /** Called after a request that may have changed something in the comment service. */
  onConversation(listener: () => void): void
  /** Tells open pages how a build ended. */
  tell(outcome: Outcome): void
  /** Tells open pages that one page was written before the build. */
  tellOfPage(path: string): void
  close(): Promise<void>
}

/** Throws if the port is taken. */
export async function openPreview(output: string, port: number): Promise<Preview> {
  const updates = createLiveUpdates()
  let rules = readHostingRules(output)
  let serviceUrl: string | null = null
  let onConversation = () => {}
  const middleware = [
    answerToOwnHost(),
    passToService({ serviceUrl: () => serviceUrl, onWrite: () => onConversation() }),
    serveCompanion(),
    applySiteRules(output, () => rules),
  ]
  const server = createDevServer(output, middleware)
  server.augmentContentWithNotifier = page => withCompanion(page, updates.edition())
  const second = await listen(server.server, port)
  updates.open(server)
  return {
    url: `http://localhost:${portOf(server.server)}`,
    showService: url => {
      serviceUrl = url
    },
    onConversation: listener => {
      onConversation = listener
    },
    tell: outcome => {
      rules = readHostingRules(output)
      updates.tell(outcome)
    },
    tellOfPage: updates.tellOfPage,
    close: async () => {
      second?.close()
      // Otherwise a page that does not answer would keep the preview open.
      for (const socket of server.updateServer.clients) socket.terminate()
      await server.close()
    },
  }
}

function createDevServer(
  output: string,
  middleware: ConstructorParameters<typeof EleventyDevServer>[2]['middleware'],
): EleventyDevServer {
  const silence = () => {}
  return new EleventyDevServer('afterword', output, {
    domDiff: false,
    portReassignmentRetryCount: 0,
    middleware,
    logger: { info: silence, log: silence, error: silence },
  })
}

/**
 * Replaces the dev server's own `serve`, which listens on the whole network and ends the process if the port is taken.
 */
async function listen(server: Server, port: number): Promise<SocketServer | null> {
  server.removeAllListeners('error')
  try {
    server.listen({ host: '127.0.0.1', port })
    await once(server, 'listening')
    return await listenOnIpv6(server)
  } catch (cause) {
    server.close()
    const why = isTaken(cause) ? 'is in use' : 'cannot be used'
    throw new MachineError(`port ${port} ${why}; "npm start -- --port N" takes another`, { cause })
  }
}

/** "localhost" is two addresses, and a browser may try either first. `null` on a machine without IPv6. */
async function listenOnIpv6(server: Server): Promise<SocketServer | null> {
  const second = createServer({ allowHalfOpen: true }, socket => server.emit('connection', socket))
  try {
    second.listen({ host: '::1', port: portOf(server) })
    await once(second, 'listening')
    return second
  } catch (error) {
    if (isTaken(error)) throw error
    return null
  }
}

function isTaken(error: unknown): boolean {
  return systemCode(error) === 'EADDRINUSE'
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
