import type { FastifyReply } from 'fastify'
import { outcomes, type Submitted } from '../contract/submission.ts'
import { seeOther } from '../http/see-other.ts'
import { toWire } from './fragment.ts'
import type { Accepted } from './submit.ts'
import type { Thread } from './thread.ts'

/** From the manifest, never from the request; and if the manifest names a foreign origin, the same path of the site, which is the first of the origins. */
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

export function answerJson(
  reply: FastifyReply,
  { comment, version }: Accepted,
  address: string,
): FastifyReply {
  const wire = toWire(comment)
  reply.header('cache-control', 'no-store')
  if (version !== null) {
    reply.code(201).header('location', `${address}#comment-${comment.id}`)
    return reply.send({ status: 'approved', comment: wire, version } satisfies Submitted)
  }
  // 202 for spam too: a different answer would teach the program to pass.
  const { status: _, ...held } = wire
  return reply.code(202).send({ status: 'pending', comment: held } satisfies Submitted)
}
