import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../http/answer.ts'
import { varyBy } from '../http/origins.ts'
import type { Snapshot } from './snapshots.ts'

/** A browser asks again every time (a 304 is cheap); a CDN may answer for a few seconds, so a deletion is not seen for long. */
export const shortly = 'public, max-age=0, s-maxage=5, stale-while-revalidate=10'

const types = {
  json: 'application/json; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
} as const

export function composeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, encoded, type }: Snapshot & { readonly type: keyof typeof types },
): Answer {
  const encoding = encoded.choose(String(request.headers['accept-encoding'] ?? ''))
  const body = encoded.as(encoding)
  const etag = `"${tag}-${encoding}"`
  varyBy(reply, 'Accept-Encoding')
  const headers = { ...reply.getHeaders(), 'cache-control': shortly, etag }
  const described = {
    ...headers,
    'content-type': types[type],
    'content-length': body.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  return { tag: etag, body, headers, described }
}
