import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendAnswer } from '../../http/answers/answer.ts'
import type { RecentAnswers } from '../../http/answers/recent-answers.ts'
import type { App } from '../../http/requests/validate.ts'
import type { Needs } from '../needs.ts'
import { findThread, ThreadPath } from '../threads/thread.ts'
import { composeAnswer, type Terms, termsOf } from './compose-answer.ts'
import { Encoded } from './encodings.ts'
import { writeSiteFeed, writeThreadFeed } from './feed.ts'

type Options = {
  readonly needs: Needs
  readonly answers: RecentAnswers
  /** The first is the site's own. */
  readonly origins: readonly string[]
}

/** For readers who want each comment at once; the feeds of the site itself have it after the next build. */
export async function feedRoutes(app: App, options: Options): Promise<void> {
  const { answers, origins } = options
  const needs = { ...options.needs, site: `${origins[0]}/` }

  async function answer(request: FastifyRequest, reply: FastifyReply, write: WriteFeed) {
    const making = makingFeed(termsOf(request, reply), write)
    return sendAnswer(request, reply, await answers.answerAtPath(request, making))
  }

  app.get('/feed.xml', (request, reply) => answer(request, reply, () => writeSiteFeed(needs)))

  app.get('/threads/:id/feed.xml', { schema: { params: ThreadPath } }, (request, reply) => {
    return answer(request, reply, writingThreadFeed(needs, request.params.id))
  })
}

type FeedNeeds = Needs & { readonly site: string }
type WriteFeed = () => Promise<string>

function writingThreadFeed(needs: FeedNeeds, id: string): WriteFeed {
  return async () => writeThreadFeed(needs, await findThread(needs, id))
}

function makingFeed(terms: Terms, write: WriteFeed) {
  return async function makeFeed() {
    const feed = await write()
    const tag = createHash('sha256').update(feed).digest('base64url').slice(0, 22)
    return composeAnswer(terms, { tag, encoded: new Encoded(Buffer.from(feed)), type: 'atom' })
  }
}
