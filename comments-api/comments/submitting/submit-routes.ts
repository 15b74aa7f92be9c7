import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NewCommentForm } from '../../contract/submission.ts'
import { knownProblem, sendProblem } from '../../http/answers/problems.ts'
import { isForm } from '../../http/requests/bodies.ts'
import { guardOrigin } from '../../http/requests/origins.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import { takeTurns } from '../../http/requests/turns.ts'
import type { ZodTypes } from '../../http/requests/validate.ts'
import type { Needs } from '../needs.ts'
import { findThread, type Thread, ThreadPath } from '../threads/thread.ts'
import { findAnswered } from './answered.ts'
import { knowCircumstances } from './circumstances.ts'
import { makeStamp } from './form-stamp.ts'
import { submitComment } from './submit.ts'
import { addressOf, answerJson, seeArticle } from './submit-answers.ts'
import { sendFormPage } from './without-scripts/form-page.ts'
import type { Offers } from './without-scripts/plain-form.ts'

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly offers: Offers
  readonly rates: { readonly submit: Rate }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What a plain form sent, to give it back when it cannot be taken. */
    form: NewCommentForm | null
  }
}

export async function submitRoutes(instance: FastifyInstance, options: Options): Promise<void> {
  const app = instance.withTypeProvider<ZodTypes>()
  const { needs, origins, rates } = options
  const circumstancesOf = knowCircumstances(needs)
  app.decorateRequest('form', null)
  app.post(
    '/threads/:id/comments',
    {
      schema: { params: ThreadPath },
      preValidation: [takeTurns(), readForm, guardOrigin(origins)],
      config: { rateLimit: rates.submit },
      errorHandler: async (error, request, reply) => answerError(error, request, reply, options),
    },
    async (request, reply) => {
      const { params, body, sender } = request
      const circumstances = circumstancesOf(sender)
      const accepted = await submitComment(needs, params.id, { body, circumstances })
      const address = addressOf(accepted.thread, origins)
      const { editWindow } = needs
      if (!request.form) return answerJson(reply, accepted, { address, editWindow })
      return seeArticle(reply, address, accepted.version === null ? 'pending' : 'approved')
    },
  )
}

/** A form as the same submission that a script would have sent. */
async function readForm(request: FastifyRequest): Promise<void> {
  if (!isForm(request)) return
  const form = NewCommentForm.parse(request.body ?? {})
  request.form = form
  request.body = {
    author: { name: form.name, email: form.email, url: form.url },
    body: form.body,
    parent: form.parent === '' ? null : form.parent,
    subscribe: form.subscribe !== undefined,
    latestPost: form.latestPost !== undefined,
    form: { website: form.website, stamp: form.stamp },
  }
}

/** A script gets the problem; a person who sent a form gets a page that keeps their words. */
async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { needs, origins, offers }: Options,
): Promise<FastifyReply> {
  const problem = knownProblem(error, request)
  const thread = isForm(request) ? await findThreadOf(request, needs) : null
  if (!thread) return sendProblem(reply, problem)
  const address = addressOf(thread, origins)
  if (problem.code === 'duplicate-comment') return seeArticle(reply, address, 'duplicate')
  const form = restamped(request.form, needs)
  // A database that is away takes no words with it.
  const answered = await findAnswered(needs.database, thread, form?.parent ?? '').catch(() => null)
  return sendFormPage(reply, { thread, form, answered, problem, address, offers })
}

/** The page that comes back is the service's own: from now on it can tell how long it was open. */
function restamped(form: NewCommentForm | null, needs: Needs): NewCommentForm | null {
  return form && { ...form, stamp: form.stamp || makeStamp(needs) }
}

async function findThreadOf(request: FastifyRequest, needs: Needs): Promise<Thread | null> {
  const path = ThreadPath.safeParse(request.params)
  if (!path.success) return null
  return findThread(needs, path.data.id).catch(() => null)
}
