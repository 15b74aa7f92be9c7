import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../http/answer.ts'
import { varyBy } from '../http/origins.ts'
import { type Encoding, encodings } from './encodings.ts'
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
  const tags = tagsOf(tag, encoding)
  varyBy(reply, 'Accept-Encoding')
  const headers = { ...reply.getHeaders(), 'cache-control': shortly, etag: tags[0] }
  const described = {
    ...headers,
    'content-type': types[type],
    'content-length': body.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  return { tags, body, headers, described }
}

/** As small as it is: it is neither compressed nor asked for by a tag. */
export function composeSmallAnswer(reply: FastifyReply, value: object): Answer {
  const body = Buffer.from(JSON.stringify(value))
  const headers = { ...reply.getHeaders(), 'cache-control': shortly }
  const described = { ...headers, 'content-type': types.json, 'content-length': body.length }
  return { tags: [], body, headers, described }
}

/** Who has the same in another encoding, which was quicker or smaller then, has it. */
function tagsOf(tag: string, encoding: Encoding): readonly string[] {
  const others = encodings.filter(other => other !== encoding)
  return [encoding, ...others].map(name => `"${tag}-${name}"`)
}
