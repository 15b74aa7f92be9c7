import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { bears } from '../requests/bearer.ts'
import { type Metric, writeMetrics } from './text-format.ts'

type Options = {
  /** See AFTERWORD_METRICS_TOKEN. */
  readonly token: string | null
  readonly gather: () => Promise<readonly Metric[]>
}

/** For Prometheus. Whoever may not read it is told what is told of every address where nothing is. */
export async function metricsRoute(
  app: FastifyInstance,
  { token, gather }: Options,
): Promise<void> {
  app.get('/metrics', async (request, reply) => {
    if (!(token === null ? isFromThisMachine(request) : bears(request, token))) {
      throw new Problem('not-found')
    }
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(writeMetrics(await gather()))
  })
}

const loopback = /^(?:::ffff:)?127\.|^::1$/
const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const

/** The socket's own peer, whatever proxies are trusted; and a proxy on this machine speaks for somebody else. */
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const isPassedOn = passedOn.some(name => headers[name] !== undefined)
  return !isPassedOn && loopback.test(socket.remoteAddress ?? '')
}
