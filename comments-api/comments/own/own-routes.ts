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
import { editOwnComment } from './edit-own.ts'
import { eraseOwnComment } from './erase-own.ts'
import { takeInTurn } from './in-turn.ts'

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly rates: { readonly submit: Rate; readonly preview: Rate }
}

type OfOne = { Params: { readonly id: string } }

/** A comment for its author, who has the token that the answer to it gave. */
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

/** An author's own changes wait for each other: all at once, each would be what comes between the others. */
function settleInTurn(needs: Needs) {
  const inTurn = takeInTurn()
  return function settle<Done>(claim: Claim, attempt: Attempt<Done>): Promise<Done> {
    return inTurn(`${claim.id} ${claim.token}`, () => tryAgain(needs, claim, attempt))
  }
}

/** Whoever comes between, such as a moderator who decides, makes us look again. */
async function tryAgain<Done>(needs: Needs, claim: Claim, attempt: Attempt<Done>): Promise<Done> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const done = await attempt(await requireOwn(needs, claim))
    if (done) return done
  }
  throw new Problem('service-busy', { retryAfter: 1 })
}

/** An id that can be none is one that does not exist. */
function claimOf({ params: { id }, headers }: FastifyRequest<OfOne>): Claim {
  const [, token = ''] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  return { id, token }
}

type Own = { readonly comment: Comment; readonly version: number | null }

function answer(reply: FastifyReply, { editWindow }: Needs, { comment, version }: Own) {
  const { status: _, ...wire } = toWire(comment)
  const own: OwnComment = {
    // Spam as well: what a robot cannot see it cannot learn from.
    status: comment.status === 'approved' ? 'approved' : 'pending',
    comment: wire,
    body: comment.body,
    latestPost: comment.latestPost.isWanted,
    editableUntil: editableUntil(comment.createdAt, editWindow),
    version,
  }
  return reply.header('cache-control', 'no-store').send(own)
}
