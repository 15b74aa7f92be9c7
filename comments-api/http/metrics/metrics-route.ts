import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { bears } from '../requests/bearer.ts'
import { type Metric, writeMetrics } from './text-format.ts'

type Options = {
  /** See AFTERWORD_METRICS_TOKEN. */
  readonly token: string | null
  readonly gather: () => Promise<readonly Metric[]>
}

/** For Prometheus. Without permission, the answer is the same as for an unknown address. */
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

/**
 * Uses the address of the connection itself, whatever proxies are trusted. A proxy on this machine passes on requests
 * of others, so these do not count.
 */
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const isPassedOn = passedOn.some(name => headers[name] !== undefined)
  return !isPassedOn && loopback.test(socket.remoteAddress ?? '')
}
