import { z } from 'zod'
import { ThreadId } from '../../contract/ids.ts'
import { limits } from '../../contract/submission.ts'
import { ThreadQuery, type WireVersions } from '../../contract/thread.ts'
import { type Headers, sendAnswer } from '../../http/answers/answer.ts'
import type { RecentAnswers } from '../../http/answers/recent-answers.ts'
import { guardOrigin } from '../../http/requests/origins.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import type { App } from '../../http/requests/validate.ts'
import { normaliseBody } from '../fields/normalise.ts'
import { isLonger } from '../fields/text.ts'
import type { Needs } from '../needs.ts'
import { renderBody } from '../render/renderer.ts'
import { findThread, ThreadPath } from '../threads/thread.ts'
import {
  composeAnswer,
  composeSmallAnswer,
  shortly,
  type Terms,
  termsOf,
} from './compose-answer.ts'
import { countComments } from './counts.ts'
import type { Snapshots } from './snapshots.ts'
import { type Epoch, listVersions } from './versions.ts'

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

export async function readRoutes(app: App, options: Options): Promise<void> {
  threadRoute(app, options)
  countRoutes(app, options)
  previewRoute(app, options)
}

function threadRoute(app: App, { needs, snapshots, answers }: Options): void {
  app.get(
    '/threads/:id/comments',
    { schema: { params: ThreadPath, querystring: ThreadQuery } },
    async (request, reply) => {
      const reading = {
        id: request.params.id,
        asked: request.query,
        terms: termsOf(request, reply),
      }
      const answer = await answers.answer(request, readingThread({ needs, snapshots }, reading))
      return sendAnswer(request, reply, answer)
    },
  )
}

type Reading = {
  readonly id: string
  readonly asked: z.infer<typeof ThreadQuery>
  readonly terms: Terms
}

function readingThread(
  { needs, snapshots }: Pick<Options, 'needs' | 'snapshots'>,
  reading: Reading,
) {
  const { id, asked, terms } = reading
  const { since = null, cursor = null, epoch } = asked
  const wanted = { since, cursor, ...(epoch === undefined ? {} : { epoch }) }
  return async function readThread() {
    const thread = await findThread(needs, id)
    const snapshot = await snapshots.read(thread, wanted)
    return composeAnswer(terms, { ...snapshot, type: 'json' })
  }
}

function countRoutes(app: App, { needs, epoch, answers }: Options): void {
  app.get('/threads', async (_request, reply) => {
    const answer: WireVersions = { epoch: await epoch(), ...(await listVersions(needs)) }
    return reply.header('cache-control', shortly).send(answer)
  })

  app.get('/counts', { schema: { querystring: CountsQuery } }, async (request, reply) => {
    const counting = { threads: request.query.threads, given: { ...reply.getHeaders() } }
    const answer = await answers.answer(request, countingComments(needs, counting))
    return sendAnswer(request, reply, answer)
  })
}

type Counting = { readonly threads: readonly string[]; readonly given: Headers }

function countingComments({ database }: Needs, { threads, given }: Counting) {
  return async function count() {
    return composeSmallAnswer(given, await countComments(database, threads))
  }
}

function previewRoute(app: App, { rates, origins }: Options): void {
  app.post(
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
