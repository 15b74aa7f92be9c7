import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ThreadId } from '../contract/ids.ts'
import { limits } from '../contract/submission.ts'
import { ThreadQuery, type WireVersions } from '../contract/thread.ts'
import { sendAnswer } from '../http/answer.ts'
import { guardOrigin } from '../http/origins.ts'
import type { Rate } from '../http/rate-limits.ts'
import type { RecentAnswers } from '../http/recent-answers.ts'
import type { ZodTypes } from '../http/validate.ts'
import { composeAnswer, composeSmallAnswer, shortly } from './compose-answer.ts'
import { countComments, type Epoch, listVersions } from './counts.ts'
import { normaliseBody } from './normalise.ts'
import { renderBody } from './render/renderer.ts'
import type { Snapshots } from './snapshots.ts'
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
        const answer = composeAnswer(request, reply, { ...snapshot, type: 'json' })
        keep(request, answer)
        return sendAnswer(request, reply, answer)
      },
    )
}

function countRoutes(app: FastifyInstance, { needs, epoch, answers }: Options): void {
  app.get('/threads', async (_request, reply) => {
    const versions = await listVersions(needs.database)
    const answer: WireVersions = { epoch: await epoch(), versions }
    return reply.header('cache-control', shortly).send(answer)
  })

  app
    .withTypeProvider<ZodTypes>()
    .get('/counts', { schema: { querystring: CountsQuery } }, async (request, reply) => {
      const keep = answers.keeper()
      const counts = await countComments(needs.database, request.query.threads)
      const answer = composeSmallAnswer(reply, counts)
      keep(request, answer)
      return sendAnswer(request, reply, answer)
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
