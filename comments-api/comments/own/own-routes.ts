import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import type { OwnComment } from '../../contract/submission.ts'
import { guardOrigin } from '../../http/requests/origins.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import type { Comment } from '../comment.ts'
import { toWire } from '../fragment.ts'
import type { Needs } from '../needs.ts'
import { type Claim, editableUntil, requireOwn } from '../own-comment.ts'
import { circumstancesOf } from '../submitting/circumstances.ts'
import { type EditedOwn, editOwnComment } from './edit-own.ts'
import { eraseOwnComment } from './erase-own.ts'
import { takeInTurn } from './in-turn.ts'

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly rates: { readonly submit: Rate; readonly preview: Rate }
}

type OfOne = { Params: { readonly id: string } }

/** Routes for a comment's author, who got the edit token with the answer to their submission. */
export async function ownRoutes(app: FastifyInstance, options: Options): Promise<void> {
  const { needs, origins, rates } = options
  const url = '/comments/:id'
  const settle = settleInTurn(needs)
  const writing = { preValidation: guardOrigin(origins), config: { rateLimit: rates.submit } }

  app.get<OfOne>(url, { config: { rateLimit: rates.preview } }, async (request, reply) => {
    const comment = await requireOwn(needs, claimOf(request))
    return answer(reply, needs, { comment, version: null })
  })

  app.patch<OfOne>(url, writing, async (request, reply) => {
    const sent = { body: request.body, circumstances: circumstancesOf(needs, request.sender) }
    const edited = await settle(claimOf(request), comment => editOwnComment(needs, comment, sent))
    if (edited.comment.status !== 'approved') reply.code(202)
    return answer(reply, needs, edited)
  })

  app.delete<OfOne>(url, writing, async (request, reply) => {
    await settle(claimOf(request), comment => eraseOwnComment(needs, comment))
    return reply.code(204).header('cache-control', 'no-store').send()
  })
}

const mostTries = 5

type Attempt<Done> = (comment: Comment) => Promise<Done | null | false>

/** Changes by one author run one after the other; otherwise each would find that another had come first. */
function settleInTurn(needs: Needs) {
  const inTurn = takeInTurn()
  return function settle<Done>(claim: Claim, attempt: Attempt<Done>): Promise<Done> {
    return inTurn(`${claim.id} ${claim.token}`, () => tryAgain(needs, claim, attempt))
  }
}

/** If somebody else changes the comment meanwhile, such as a moderator, we look at it again. */
async function tryAgain<Done>(needs: Needs, claim: Claim, attempt: Attempt<Done>): Promise<Done> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const done = await attempt(await requireOwn(needs, claim))
    if (done) return done
  }
  throw new Problem('service-busy', { retryAfter: 1 })
}

/** An id of the wrong form is treated like one that does not exist. */
function claimOf({ params: { id }, headers }: FastifyRequest<OfOne>): Claim {
  const [, token = ''] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  return { id, token }
}

function answer(reply: FastifyReply, { editWindow }: Needs, { comment, version }: EditedOwn) {
  const { status: _, ...wire } = toWire(comment)
  const own: OwnComment = {
    // For spam as well, so that a robot cannot learn from the answer.
    status: comment.status === 'approved' ? 'approved' : 'pending',
    comment: wire,
    body: comment.body,
    latestPost: comment.latestPost.isWanted,
    editableUntil: editableUntil(comment.createdAt, editWindow),
    version,
  }
  return reply.header('cache-control', 'no-store').send(own)
}
