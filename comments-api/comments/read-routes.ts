import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ThreadId } from '../contract/ids.ts'
import { limits } from '../contract/submission.ts'
import { ThreadQuery, type WireVersions } from '../contract/thread.ts'
import { type Answer, sendAnswer } from '../http/answer.ts'
import { guardOrigin, varyBy } from '../http/origins.ts'
import type { Rate } from '../http/rate-limits.ts'
import type { RecentAnswers } from '../http/recent-answers.ts'
import type { ZodTypes } from '../http/validate.ts'
import { countComments, type Epoch, listVersions } from './counts.ts'
import { normaliseBody } from './normalise.ts'
import { renderBody } from './render/renderer.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'
import type { Needs } from './submit.ts'
import { isLonger } from './text.ts'
import { findThread, ThreadPath } from './thread.ts'

type Options = {
  readonly needs: Needs
  readonly epoch: Epoch
  readonly origins: readonly string[]
  readonly snapshots: Snapshots
  readonly answers: RecentAnswers
  readonly rates: { readonly preview: Rate }
}

const Body = z.strictObject({
  body: z.string().refine(body => !isLonger(body, limits.body), 'at most 10,000 characters'),
})
const CountsQuery = z.strictObject({
  threads: z
    .string()
    .transform(text => [...new Set(text.split(',').filter(id => id !== ''))])
    .pipe(z.array(ThreadId).min(1, 'name at least one thread').max(200, 'at most 200 threads')),
})

/** A browser asks again every time (a 304 is cheap); a CDN may answer for a few seconds, so a deletion is not seen for long. */
const shortly = 'public, max-age=0, s-maxage=5, stale-while-revalidate=10'

export async function readRoutes(app: FastifyInstance, options: Options): Promise<void> {
  threadRoute(app, options)
  countRoutes(app, options)
  previewRoute(app, options)
}

function threadRoute(app: FastifyInstance, { needs, snapshots, answers }: Options): void {
  app
    .withTypeProvider<ZodTypes>()
    .get(
      '/threads/:id/comments',
      { schema: { params: ThreadPath, querystring: ThreadQuery } },
      async (request, reply) => {
        const keep = answers.keeper()
        const thread = await findThread(needs, request.params.id)
        const { since = null, cursor = null, epoch } = request.query
        const asked = { since, cursor, ...(epoch === undefined ? {} : { epoch }) }
        const snapshot = await snapshots.read(thread, asked)
        const answer = composeAnswer(request, reply, snapshot)
        keep(request, answer)
        return sendAnswer(request, reply, answer)
      },
    )
}

function composeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, encoded }: Snapshot,
): Answer {
  const encoding = encoded.choose(String(request.headers['accept-encoding'] ?? ''))
  const body = encoded.as(encoding)
  const etag = `"${tag}-${encoding}"`
  varyBy(reply, 'Accept-Encoding')
  const headers = { ...reply.getHeaders(), 'cache-control': shortly, etag }
  const described = {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  return { tag: etag, body, headers, described }
}

function countRoutes(app: FastifyInstance, { needs, epoch }: Options): void {
  app.get('/threads', async (_request, reply) => {
    const versions = await listVersions(needs.database)
    const answer: WireVersions = { epoch: await epoch(), versions }
    return reply.header('cache-control', shortly).send(answer)
  })

  app
    .withTypeProvider<ZodTypes>()
    .get('/counts', { schema: { querystring: CountsQuery } }, async (request, reply) => {
      const counts = await countComments(needs.database, request.query.threads)
      return reply.header('cache-control', shortly).send(counts)
    })
}

function previewRoute(app: FastifyInstance, { rates, origins }: Options): void {
  app.withTypeProvider<ZodTypes>().post(
    '/preview',
    {
      schema: { body: Body },
      preValidation: guardOrigin(origins),
      config: { rateLimit: rates.preview },
    },
    async (request, reply) => {
      const html = renderBody(normaliseBody(request.body.body))
      return reply.header('cache-control', 'no-store').send({ html })
    },
  )
}
