import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Middleware } from '@11ty/eleventy-dev-server'
import { createProxyServer } from 'httpxy'
import { isOfService } from '../../hosting/rules.ts'

type ServiceNeeds = {
  /** `null` until the service has started. */
  serviceUrl(): string | null
  /** Called after a request that may have changed something in the service. */
  onWrite(): void
}

/** Passes on /api/ and /admin/ as the site's host does: with any method, streamed and unchanged. */
export function passToService({ serviceUrl, onWrite }: ServiceNeeds): Middleware {
  const proxy = createProxyServer({ changeOrigin: true })
  proxy.on('error', (_error, _request, response) => {
    if (response === undefined || response instanceof Socket) return
    if (response.headersSent) response.destroy()
    else response.writeHead(502, { 'content-type': 'text/plain' }).end(away)
  })
  return async (request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1)
    if (!isOfService(path)) return next()
    const target = serviceUrl()
    if (target === null) {
      response.writeHead(502, { 'content-type': 'text/plain' }).end(away)
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') response.once('close', onWrite)
    await proxy.web(request, response, { target, headers: forwardedFor(request) })
  }
}

const away = 'the comment service is not running'

/** Replaces what the request says about itself, because the service trusts the preview. */
function forwardedFor({ socket, headers }: IncomingMessage): Record<string, string> {
  return {
    'x-forwarded-for': socket.remoteAddress ?? '127.0.0.1',
    'x-forwarded-host': headers.host ?? 'localhost',
  }
}
