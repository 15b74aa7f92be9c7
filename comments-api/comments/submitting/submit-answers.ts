import type { FastifyReply } from 'fastify'
import { outcomes, type Submitted } from '../../contract/submission.ts'
import { seeOther } from '../../http/answers/see-other.ts'
import { toWire } from '../fragment.ts'
import { editableUntil } from '../own-comment.ts'
import type { Thread } from '../threads/thread.ts'
import type { Accepted } from './submit.ts'

/**
 * Taken from the manifest, never from the request. If the manifest names a foreign
 * origin, the same path on the site itself, which is the first of the origins.
 */
export function addressOf(thread: Thread, origins: readonly string[]): string {
  const url = new URL(thread.url)
  const site = origins[0] ?? url.origin
  return origins.includes(url.origin) ? url.href : new URL(url.pathname, site).href
}

export function seeArticle(
  reply: FastifyReply,
  address: string,
  outcome: keyof typeof outcomes,
): FastifyReply {
  return seeOther(reply, `${address}#${outcomes[outcome]}`)
}

type Answer = { readonly address: string; readonly editWindow: number }

export function answerJson(
  reply: FastifyReply,
  { comment, version, editToken }: Accepted,
  { address, editWindow }: Answer,
): FastifyReply {
  const wire = toWire(comment)
  const until = editToken === null ? null : editableUntil(comment.createdAt, editWindow)
  const forAuthor = { editToken, editableUntil: until }
  reply.header('cache-control', 'no-store')
  if (version !== null) {
    reply.code(201).header('location', `${address}#comment-${comment.id}`)
    const told = { status: 'approved', comment: wire, version, ...forAuthor } satisfies Submitted
    return reply.send(told)
  }
  // 202 for spam too: a different answer would teach spammers how to pass.
  const { status: _, ...held } = wire
  return reply
    .code(202)
    .send({ status: 'pending', comment: held, ...forAuthor } satisfies Submitted)
}
