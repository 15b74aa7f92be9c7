import type { FastifyInstance } from 'fastify'
import { Problem } from '../contract/problems.ts'
import { sendProblem } from './problems.ts'

/** 405 with `Allow` where the path exists and the method does not, 204 with it for `OPTIONS`, 404 elsewhere. Comes before the routes, which it watches. */
export function answerUnknownRoutes(app: FastifyInstance): void {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: toPattern(url), methods: [method].flat() })
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1)
    const known = routes.filter(route => route.pattern.test(path))
    const allowed = new Set(known.flatMap(route => route.methods))
    if (allowed.size === 0) return sendProblem(reply, new Problem('not-found'))
    reply.header('allow', [...allowed].sort().join(', '))
    if (request.method === 'OPTIONS') return reply.code(204).send()
    return sendProblem(reply, new Problem('method-not-allowed'))
  })
}

function toPattern(url: string): RegExp {
  const segments = url.split('/').map(segment => {
    if (segment.startsWith(':')) return '[^/]+'
    return segment === '*' ? '.*' : RegExp.escape(segment)
  })
  return new RegExp(`^${segments.join('/')}$`)
}
