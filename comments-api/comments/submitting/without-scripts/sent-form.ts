import type { FastifyReply, FastifyRequest } from 'fastify'
import { NewCommentForm } from '../../../contract/submission.ts'
import { knownProblem, sendProblem } from '../../../http/answers/problems.ts'
import { isForm } from '../../../http/requests/bodies.ts'
import type { Needs } from '../../needs.ts'
import { findThread, type Thread, ThreadPath } from '../../threads/thread.ts'
import { findAnswered } from '../answered.ts'
import { makeStamp } from '../form-stamp.ts'
import { addressOf, seeArticle } from '../submit-answers.ts'
import { sendFormPage, sendLostPage } from './form-page.ts'
import type { Offers } from './plain-form.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What a plain form sent, to show it again if it is refused. */
    form: NewCommentForm | null
  }
}

/** Turns a form into the submission that a script would have sent. */
export async function readForm(request: FastifyRequest): Promise<void> {
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

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly site: string
  readonly offers: Offers
}

/** Answers a script with the problem, and a person who sent a form with a page that keeps their words. */
export function givingFormBack({ needs, origins, site, offers }: Options) {
  return async function giveFormBack(
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const problem = knownProblem(error, request)
    if (!isForm(request)) return sendProblem(reply, problem)
    const thread = await findThreadOf(request, needs)
    if (!thread) {
      const language = request.headers['accept-language']
      return sendLostPage(reply, { form: request.form, problem, language, site })
    }
    const address = addressOf(thread, origins)
    if (problem.code === 'duplicate-comment') return seeArticle(reply, address, 'duplicate')
    const form = restamped(request.form, needs)
    const parent = form?.parent ?? ''
    // If the database is away, the words are still shown.
    const answered = await findAnswered(needs.database, thread, parent).catch(() => null)
    return sendFormPage(reply, { thread, form, answered, problem, address, offers })
  }
}

/** The page that is sent back comes from the service, so from now on it is known how long the form was open. */
function restamped(form: NewCommentForm | null, needs: Needs): NewCommentForm | null {
  return form && { ...form, stamp: form.stamp || makeStamp(needs) }
}

async function findThreadOf(request: FastifyRequest, needs: Needs): Promise<Thread | null> {
  const path = ThreadPath.safeParse(request.params)
  if (!path.success) return null
  return findThread(needs, path.data.id).catch(() => null)
}
