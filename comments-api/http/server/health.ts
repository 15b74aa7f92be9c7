import type { FastifyInstance } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'

type Options = {
  readonly database: Database
  readonly world: World
  readonly threads: {
    /** Why there is no manifest, or `null`. */
    missing(): Promise<string | null>
  }
  /** In seconds, see events/measure-queue.ts. */
  readonly queueAge: () => Promise<number>
}

/**
 * `/healthz`: the process answers. `/readyz`: it can store, and it knows its threads. Also under `/api`, for those who
 * only reach it through the proxy.
 */
export async function reportHealth(app: FastifyInstance, options: Options): Promise<void> {
  const isWritable = oncePerSecond(options.world, () => tryWriting(options))
  for (const prefix of ['', '/api']) {
    app.get(`${prefix}/healthz`, async (_request, reply) => {
      return reply.header('cache-control', 'no-store').send({ status: 'ok' })
    })
    app.get(`${prefix}/readyz`, async (_request, reply) => {
      const queueSeconds = await measureReadiness(options, isWritable)
      return reply.header('cache-control', 'no-store').send({ status: 'ready', queueSeconds })
    })
  }
}

async function measureReadiness({ threads, queueAge }: Options, isWritable: () => Promise<void>) {
  const [age, missing] = await Promise.all([
    inTime(isWritable().then(queueAge), tellOfDatabase),
    inTime(threads.missing(), async () => 'its site says nothing'),
  ])
  if (missing !== null) throw new Problem('no-manifest')
  // Reported but not judged: late mails are no reason to send readers elsewhere.
  return Math.round(age)
}

/**
 * A probe waits for a few seconds only, while requests to a frozen database or site are given much longer, for the sake
 * of what may still be written.
 */
const timeout = 3_000

async function inTime<Answer>(check: Promise<Answer>, whenLate: () => Promise<Answer>) {
  const { promise: end, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, timeout)
  try {
    return await Promise.race([check, end.then(whenLate)])
  } finally {
    clearTimeout(timer)
  }
}

async function tellOfDatabase(): Promise<never> {
  const cause = new Error(`the database did not answer /readyz within ${timeout / 1_000} s`)
  throw new Problem('service-busy', { retryAfter: 2, cause })
}

/** As much as the longest comment takes, and not kept. */
const comment = 'x'.repeat(32 * 1024)

/** A real write: a full disk or a file that lost its permissions cannot be noticed in any other way. */
async function tryWriting({ database, world }: Options): Promise<void> {
  await database.batch([noteCheck(comment), noteCheck(instant(world.now()))])
}

function noteCheck(text: string): Query {
  return sql`
    insert into health (id, checked_at)
    values (1, ${text})
    on conflict (id) do update set checked_at = excluded.checked_at`
}

/** A thousand probes a second do not cause a thousand writes, not even while nothing can be written. */
function oncePerSecond(world: World, check: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  let isUnderWay = false
  let startedAt = Number.NEGATIVE_INFINITY
  return function checkAtMostOncePerSecond() {
    if (isUnderWay || world.monotonic() - startedAt < 1_000) return last
    startedAt = world.monotonic()
    isUnderWay = true
    last = check().finally(() => {
      isUnderWay = false
    })
    return last
  }
}
