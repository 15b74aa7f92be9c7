import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendAnswer } from '../http/answer.ts'
import type { RecentAnswers } from '../http/recent-answers.ts'
import type { ZodTypes } from '../http/validate.ts'
import { composeAnswer } from './compose-answer.ts'
import { Encoded } from './encodings.ts'
import { writeSiteFeed, writeThreadFeed } from './feed.ts'
import type { Needs } from './submit.ts'
import { findThread, ThreadPath } from './thread.ts'

type Options = {
  readonly needs: Needs
  readonly answers: RecentAnswers
  /** The first is the site's own. */
  readonly origins: readonly string[]
}

/** For who wants each response at once; the site's own feeds have them after the next build. */
export async function feedRoutes(app: FastifyInstance, options: Options): Promise<void> {
  const { answers, origins } = options
  const needs = { ...options.needs, site: `${origins[0]}/` }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    write: () => Promise<string>,
  ) {
    const keep = answers.keeper()
    const feed = await write()
    const tag = createHash('sha256').update(feed).digest('base64url').slice(0, 22)
    const composed = composeAnswer(request, reply, {
      tag,
      encoded: new Encoded(Buffer.from(feed)),
      type: 'atom',
    })
    keep(request, composed)
    return sendAnswer(request, reply, composed)
  }

  app.get('/feed.xml', (request, reply) => answer(request, reply, () => writeSiteFeed(needs)))

  app
    .withTypeProvider<ZodTypes>()
    .get('/threads/:id/feed.xml', { schema: { params: ThreadPath } }, (request, reply) => {
      const write = async () => writeThreadFeed(needs, await findThread(needs, request.params.id))
      return answer(request, reply, write)
    })
}
