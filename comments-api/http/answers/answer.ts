import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type Headers = Readonly<Record<string, string | number | string[] | undefined>>

/** A complete answer to a GET, the same for every request with the same `Origin` and `Accept-Encoding`. */
export type Answer = {
  /**
   * The first is its own; the others belong to other encodings of the same answer. If empty, it is always sent in full.
   */
  readonly tags: readonly string[]
  readonly body: Buffer
  /** The headers of a 304; a 200 also has those of `described`. */
  readonly headers: Headers
  readonly described: Headers
}

/** Bypasses Fastify, which would look at each header and at the body again for every reader. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): FastifyReply {
  reply.hijack()
  writeAnswer(reply.raw, request.headers['if-none-match'], answer)
  return reply
}

/** `known`: the tags of what the reader has, as in `If-None-Match`. */
export function writeAnswer(
  response: ServerResponse,
  known: string | undefined,
  { tags, body, headers, described }: Answer,
): void {
  const tag = findKnown(known, tags)
  const isKnown = tag === tags[0] || tag === '*'
  if (tag === undefined) response.writeHead(200, described).end(body)
  else if (isKnown) response.writeHead(304, headers).end()
  else response.writeHead(304, { ...headers, etag: tag }).end()
}

/** A proxy that compresses by itself marks our tag as weak; for a GET that is the same answer (RFC 9110, 13.1.2). */
function findKnown(header: string | undefined, tags: Answer['tags']): string | undefined {
  // `*` matches any tag.
  if (header === undefined || header === tags[0] || header === '*') return header
  const known = header.split(',').map(tag => tag.trim().replace(/^W\//, ''))
  return tags.find(tag => known.includes(tag))
}
