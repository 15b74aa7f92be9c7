import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Histogram } from './histogram.ts'
import type { Metric } from './text-format.ts'

type Measured = {
  readonly labels: { readonly method: string; readonly route: string }
  readonly byStatus: Map<number, number>
  readonly seconds: Histogram
}

export type Measure = (status: number, seconds: number) => void

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For answers that are sent without running the route. */
    measure?: Measure
  }
}

/**
 * Counts and times requests by the pattern of their route. Addresses are not used, because there is no limit to them,
 * and they contain threads, people and tokens. Must come before the routes. Each route gets its own counter, so that
 * nothing has to be looked up while a request is answered.
 */
export function measureRequests(app: FastifyInstance): () => readonly Metric[] {
  const measured: Measured[] = []
  app.addHook('onRoute', route => {
    const method = [route.method].flat().join()
    const measureRoute = openCounter(measured, { method, route: route.url })
    route.config = { ...route.config, measure: measureRoute }
    const others = route.onResponse === undefined ? [] : [route.onResponse].flat()
    route.onResponse = [...others, afterwards(measureRoute)]
  })
  const measureUnknown = afterwards(openCounter(measured, { method: 'any', route: 'none' }))
  app.addHook('onResponse', (request, reply, done) => {
    if (request.is404) measureUnknown(request, reply, done)
    else done()
  })
  return () => [count(measured), time(measured)]
}

function openCounter(measured: Measured[], labels: Measured['labels']): Measure {
  const own: Measured = { labels, byStatus: new Map(), seconds: new Histogram() }
  measured.push(own)
  return function measureAnswer(status, seconds) {
    own.byStatus.set(status, (own.byStatus.get(status) ?? 0) + 1)
    own.seconds.add(seconds)
  }
}

function afterwards(measure: Measure) {
  return function measureAnswer(_request: FastifyRequest, reply: FastifyReply, done: () => void) {
    measure(reply.raw.statusCode, reply.elapsedTime / 1_000)
    done()
  }
}

function count(measured: readonly Measured[]): Metric {
  return {
    name: 'afterword_http_requests_total',
    type: 'counter',
    help: 'Answers, by route and status.',
    samples: measured.flatMap(({ labels, byStatus }) =>
      [...byStatus].map(([status, value]) => ({
        labels: { ...labels, status: String(status) },
        value,
      })),
    ),
  }
}

function time(measured: readonly Measured[]): Metric {
  return {
    name: 'afterword_http_request_seconds',
    type: 'histogram',
    help: 'From a request to the end of its answer.',
    samples: measured
      .filter(({ byStatus }) => byStatus.size > 0)
      .flatMap(({ labels, seconds }) => seconds.samples(labels)),
  }
}
