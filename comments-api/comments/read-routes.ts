import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ThreadId } from '../contract/ids.ts'
import { limits } from '../contract/submission.ts'
import { ThreadQuery } from '../contract/thread.ts'
import { varyBy } from '../http/origins.ts'
import type { Rate } from '../http/rate-limits.ts'
import type { ZodTypes } from '../http/validate.ts'
import { countComments, listVersions } from './counts.ts'
import { normaliseBody } from './normalise.ts'
import { renderBody } from './render/renderer.ts'
import type { Snapshots } from './snapshots.ts'
import type { Needs } from './submit.ts'
import { findThread } from './thread.ts'

type Options = {
  readonly needs: Needs
  readonly snapshots: Snapshots
  readonly rates: { readonly preview: Rate }
}

const ThreadPath = z.strictObject({ id: ThreadId })
const Body = z.strictObject({ body: z.string().max(limits.body) })
const CountsQuery = z.strictObject({
  threads: z
    .string()
    .transform(text => [...new Set(text.split(',').filter(id => id !== ''))])
    .pipe(z.array(ThreadId).min(1, 'name at least one thread').max(200, 'at most 200 threads')),
})

/** A browser asks again every time (a 304 is cheap); a CDN may answer for a few seconds, so a deletion is not seen for long. */
const shortly = 'public, max-age=0, s-maxage=5, stale-while-revalidate=10'

export async function readRoutes(instance: FastifyInstance, options: Options): Promise<void> {
  const app = instance.withTypeProvider<ZodTypes>()
  const { needs, snapshots } = options
  const { database } = needs

  app.get(
    '/threads/:id/comments',
    { schema: { params: ThreadPath, querystring: ThreadQuery } },
    async (request, reply) => {
      const thread = await findThread(needs, request.params.id)
      const { since = null, cursor = null } = request.query
      return sendSnapshot(request, reply, await snapshots.read(thread, { since, cursor }))
    },
  )

  app.get('/threads', async (_request, reply) => {
    return reply.header('cache-control', shortly).send({ versions: await listVersions(database) })
  })

  app.get('/counts', { schema: { querystring: CountsQuery } }, async (request, reply) => {
    const counts = await countComments(database, request.query.threads)
    return reply.header('cache-control', shortly).send(counts)
  })

  app.post(
    '/preview',
    { schema: { body: Body }, config: { rateLimit: options.rates.preview } },
    async (request, reply) => {
      const html = renderBody(normaliseBody(request.body.body))
      return reply.header('cache-control', 'no-store').send({ html })
    },
  )
}

type Ready = Awaited<ReturnType<Snapshots['read']>>

function sendSnapshot(request: FastifyRequest, reply: FastifyReply, { tag, encoded }: Ready) {
  const encoding = encoded.choose(String(request.headers['accept-encoding'] ?? ''))
  varyBy(reply, 'Accept-Encoding')
  reply.header('cache-control', shortly).header('etag', `"${tag}-${encoding}"`)
  if (isKnown(request.headers['if-none-match'], `"${tag}-${encoding}"`))
    return reply.code(304).send()
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.type('application/json; charset=utf-8').send(encoded.as(encoding))
}

/** A proxy that compresses on its own marks our tag as weak; for a GET that is the same answer (RFC 9110, 13.1.2). */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some(known => known.trim().replace(/^W\//, '') === tag)
}
