import cors from '@fastify/cors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../contract/problems.ts'

/** Exact origins, no credentials: the public API needs no cookie. Not for `/admin/`. */
export async function answerOrigins(
  app: FastifyInstance,
  { origins }: { readonly origins: readonly string[] },
): Promise<void> {
  app.addHook('onRequest', passPlainOptions)
  await app.register(cors, {
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ['content-type', 'authorization'],
    // The headers from which the reader's script learns the time: its own clock may be wrong.
    exposedHeaders: ['age', 'date', 'etag', 'location', 'retry-after'],
    maxAge: 600,
  })
}

/**
 * An `OPTIONS` that is not a browser's preflight asks for the methods, which the handler for unknown routes knows. The
 * plug-in would call it a bad request.
 */
function passPlainOptions(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { origin, 'access-control-request-method': method } = request.headers
  if (request.method === 'OPTIONS' && !(origin && method)) reply.callNotFound()
  else done()
}

/**
 * A form on another site's page needs no permission to be sent, but the browser says where it comes from. It says
 * `null` if a page hides its referrer; then `Sec-Fetch-Site`, which no page can set, decides.
 */
export function guardOrigin(origins: readonly string[]) {
  return async function guard(request: FastifyRequest): Promise<void> {
    const { origin } = request.headers
    if (origin === undefined || origins.includes(origin)) return
    if (request.headers['sec-fetch-site'] === 'same-origin') return
    throw new Problem('foreign-origin')
  }
}

/** For what moderators do, where a missing header is not good enough. */
export function isSameOrigin(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return request.headers.origin === origin
}

/** Adds to the header that the CORS plug-in wrote. */
export function varyBy(reply: FastifyReply, header: string): FastifyReply {
  const known = reply.getHeader('vary')
  return reply.header('vary', known === undefined ? header : `${String(known)}, ${header}`)
}
