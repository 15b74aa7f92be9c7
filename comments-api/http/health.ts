import type { FastifyInstance } from 'fastify'
import { Problem } from '../contract/problems.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'

type Options = {
  readonly database: Database
  readonly world: World
  readonly threads: {
    /** Why there is no manifest, or `null`. */
    missing(): Promise<string | null>
  }
  /** Seconds, see events/measure-queue.ts. */
  readonly queueAge: () => Promise<number>
}

/**
 * `/healthz`: the process answers. `/readyz`: it can store and it knows
 * its threads. Under `/api` as well, for whoever sees only the proxy.
 */
export async function reportHealth(app: FastifyInstance, options: Options): Promise<void> {
  const isWritable = oncePerSecond(options.world, () => tryWriting(options))
  for (const prefix of ['', '/api']) {
    app.get(`${prefix}/healthz`, async (_request, reply) => {
      return reply.header('cache-control', 'no-store').send({ status: 'ok' })
    })
    app.get(`${prefix}/readyz`, async (_request, reply) => {
      await isWritable()
      if ((await options.threads.missing()) !== null) throw new Problem('no-manifest')
      // Told and not judged: that mails are late is no reason to send readers elsewhere.
      const queueSeconds = Math.round(await options.queueAge())
      return reply.header('cache-control', 'no-store').send({ status: 'ready', queueSeconds })
    })
  }
}

/** As much as the longest comment takes, and not kept. */
const comment = 'x'.repeat(32 * 1024)

/** A real write: a full disk and a file that lost its permissions show themselves in no other way. */
async function tryWriting({ database, world }: Options): Promise<void> {
  await database.batch([noteCheck(comment), noteCheck(instant(world.now()))])
}

function noteCheck(text: string): Query {
  return sql`
    insert into health (id, checked_at)
    values (1, ${text})
    on conflict (id) do update set checked_at = excluded.checked_at`
}

/** Whoever asks a thousand times a second does not write a thousand times. */
function oncePerSecond(world: World, check: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  let startedAt = Number.NEGATIVE_INFINITY
  return function checkAtMostOncePerSecond() {
    if (world.monotonic() - startedAt < 1_000) return last
    startedAt = world.monotonic()
    last = check()
    return last
  }
}
