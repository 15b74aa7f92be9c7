import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problems } from '../../contract/problems.ts'
import { type MissingPage, opensPage, sendMissingPage } from '../pages/missing-page.ts'
import { securityHeaders } from './headers.ts'
import { sendProblem } from './problems.ts'

/**
 * Answers 405 with `Allow` if the path exists but not for this method, 204 with it to `OPTIONS`, and 404 elsewhere, as
 * a page if a person opened it, whatever the address looks like. Comes before the routes, which it watches.
 */
export function answerUnknownRoutes(app: FastifyInstance, page: MissingPage): void {
  const routes: Route[] = []
  app.addHook('onRoute', ({ url, method }) => {
    const methods = [method].flat().filter(each => each !== 'OPTIONS')
    routes.push({ pattern: toPattern(url), methods })
  })
  const answer = answerFor(routes, page)
  // Before the body is read, which would otherwise be refused for its type first.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) answer(request, reply)
    else done()
  })
  app.setNotFoundHandler(answer)
}

/**
 * The same for an address that Fastify refuses before any hook runs, so that nothing else sets the headers: with a
 * broken escape, or a part that is longer than the id of any thread.
 */
export function answerUnreadableAddresses(page: MissingPage) {
  return function answerUnreadable(
    _error: Error,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply {
    return sendMissing(request, reply.headers(securityHeaders), page)
  }
}

type Route = { readonly pattern: RegExp; readonly methods: readonly string[] }

function answerFor(routes: readonly Route[], page: MissingPage) {
  return function answerUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const path = pathOf(request.url)
    const known = routes.filter(route => route.pattern.test(path))
    const allowed = new Set(known.flatMap(route => route.methods))
    if (allowed.size > 0) reply.header('allow', [...allowed].sort().join(', '))
    if (allowed.size > 0 && request.method === 'OPTIONS') return reply.code(204).send()
    return sendMissing(request, reply, page, allowed.size > 0 ? 'method-not-allowed' : 'not-found')
  }
}

/** As the router reads it: also after a scheme and a host, and with encoded letters. It has refused broken escapes. */
function pathOf(url: string): string {
  const [path = ''] = url.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/, 1)
  return decodeURI(path)
}

function sendMissing(
  request: FastifyRequest,
  reply: FastifyReply,
  page: MissingPage,
  code: 'not-found' | 'method-not-allowed' = 'not-found',
): FastifyReply {
  if (opensPage(request)) return sendMissingPage(reply.code(problems[code].status), page)
  return sendProblem(reply, new Problem(code))
}

function toPattern(url: string): RegExp {
  const segments = url.split('/').map(segment => {
    if (segment.startsWith(':')) return '[^/]+'
    return segment === '*' ? '.*' : RegExp.escape(segment)
  })
  return new RegExp(`^${segments.join('/')}$`)
}
