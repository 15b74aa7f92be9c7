import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Headers } from '../../http/answers/answer.ts'
import { varyBy } from '../../http/requests/origins.ts'
import { type Accepted, type Encoding, encodings } from './encodings.ts'
import type { Snapshot } from './snapshots.ts'

/**
 * Browsers ask again every time (a 304 is cheap); a CDN may answer for a few seconds, so that a deletion takes effect
 * quickly.
 */
export const shortly = 'public, max-age=0, s-maxage=5, stale-while-revalidate=10'

const types = {
  json: 'application/json; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
} as const

/** What is the same in all answers to the same kind of request. */
export type Terms = { readonly accepted: Accepted; readonly given: Headers }

/** `given`: what the service's hooks add to every answer. */
export function termsOf(request: FastifyRequest, reply: FastifyReply): Terms {
  varyBy(reply, 'Accept-Encoding')
  const accepted = readAccepted(String(request.headers['accept-encoding'] ?? ''))
  return { accepted, given: { ...reply.getHeaders() } }
}

export function composeAnswer(
  { accepted, given }: Terms,
  { tag, encoded, type }: Snapshot & { readonly type: keyof typeof types },
): Answer {
  const encoding = encoded.choose(accepted)
  const body = encoded.as(encoding)
  const tags = tagsOf(tag, encoding)
  const headers = { ...given, 'cache-control': shortly, etag: tags[0] }
  const described = {
    ...headers,
    'content-type': types[type],
    'content-length': body.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  return { tags, body, headers, described }
}

/** Too small to be worth compressing or tagging. */
export function composeSmallAnswer(given: Headers, value: object): Answer {
  const body = Buffer.from(JSON.stringify(value))
  const headers = { ...given, 'cache-control': shortly }
  const described = { ...headers, 'content-type': types.json, 'content-length': body.length }
  return { tags: [], body, headers, described }
}

/** A reader may have the same answer in another encoding, which was the best one at the time. */
function tagsOf(tag: string, encoding: Encoding): readonly string[] {
  const others = encodings.filter(other => other !== encoding)
  return [encoding, ...others].map(name => `"${tag}-${name}"`)
}

function readAccepted(header: string): Accepted {
  return { br: accepts(header, 'br'), gzip: accepts(header, 'gzip') }
}

const refused = /;\s*q=0(?:\.0*)?\s*$/i

function accepts(header: string, encoding: string): boolean {
  return header
    .split(',')
    .some(part => part.split(';', 1)[0]?.trim().toLowerCase() === encoding && !refused.test(part))
}
