import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ThreadId } from '../contract/ids.ts'
import type { Problem } from '../contract/problems.ts'
import { NewComment, NewCommentForm, outcomes, type Submitted } from '../contract/submission.ts'
import { isForm } from '../http/bodies.ts'
import { guardOrigin } from '../http/origins.ts'
import { sendProblem, toProblem } from '../http/problems.ts'
import type { Rate } from '../http/rate-limits.ts'
import type { ZodTypes } from '../http/validate.ts'
import { sendFormPage } from './form-page.ts'
import { toWire } from './fragment.ts'
import { type Accepted, type Needs, submitComment } from './submit.ts'
import { findThread, type Thread } from './thread.ts'

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly rates: { readonly submit: Rate }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What a plain form sent, to give it back when it cannot be taken. */
    form: NewCommentForm | null
  }
}

const ThreadPath = z.strictObject({ id: ThreadId })

export async function submitRoutes(instance: FastifyInstance, options: Options): Promise<void> {
  const app = instance.withTypeProvider<ZodTypes>()
  const { needs, origins, rates } = options
  app.decorateRequest('form', null)

  app.post(
    '/threads/:id/comments',
    {
      schema: { params: ThreadPath, body: NewComment },
      preValidation: [readForm, guardOrigin(origins)],
      config: { rateLimit: rates.submit },
      errorHandler: async (error, request, reply) => {
        if (request.form) return answerForm(error, request, reply)
        return sendProblem(reply, knownProblem(error, request))
      },
    },
    async (request, reply) => {
      const accepted = await submitComment(needs, request.params.id, request.body)
      if (request.form) return seeArticle(reply, accepted.thread, outcomeOf(accepted))
      return answerJson(reply, accepted)
    },
  )

  async function answerForm(error: unknown, request: FastifyRequest, reply: FastifyReply) {
    const problem = knownProblem(error, request)
    const thread = await findThreadOf(request)
    if (!thread) return sendProblem(reply, problem)
    if (problem.code === 'duplicate-comment') return seeArticle(reply, thread, 'duplicate')
    return sendFormPage(reply, { thread, form: request.form, problem, address: addressOf(thread) })
  }

  async function findThreadOf(request: FastifyRequest): Promise<Thread | null> {
    const path = ThreadPath.safeParse(request.params)
    if (!path.success) return null
    return findThread(needs, path.data.id).catch(() => null)
  }

  function seeArticle(reply: FastifyReply, thread: Thread, outcome: keyof typeof outcomes) {
    const address = `${addressOf(thread)}#${outcomes[outcome]}`
    return reply.header('cache-control', 'no-store').redirect(address, 303)
  }

  /** From the manifest, never from the request; and if the manifest names a foreign origin, the same path of the site. */
  function addressOf(thread: Thread): string {
    const url = new URL(thread.url)
    const site = origins[0] ?? url.origin
    return origins.includes(url.origin) ? url.href : new URL(url.pathname, site).href
  }

  function answerJson(reply: FastifyReply, { comment, thread, version }: Accepted) {
    const wire = toWire(comment)
    reply.header('cache-control', 'no-store')
    if (version !== null) {
      reply.code(201).header('location', `${addressOf(thread)}#comment-${comment.id}`)
      return reply.send({ status: 'approved', comment: wire, version } satisfies Submitted)
    }
    // 202 for spam too: a different answer would teach the program to pass.
    const { status: _, ...held } = wire
    return reply.code(202).send({ status: 'pending', comment: held } satisfies Submitted)
  }
}

function outcomeOf({ version }: Accepted): keyof typeof outcomes {
  return version === null ? 'pending' : 'approved'
}

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
    form: { website: form.website },
  }
}

function knownProblem(error: unknown, request: FastifyRequest): Problem {
  const problem = toProblem(error)
  if (problem.code === 'internal-error') request.log.error({ err: error }, 'unexpected error')
  return problem
}
