import type { FastifyReply, FastifyRequest } from 'fastify'

type Headers = Readonly<Record<string, string | number | string[] | undefined>>

/** A whole answer to a GET, the same for everybody who asks with the same `Origin` and `Accept-Encoding`. */
export type Answer = {
  readonly tag: string
  readonly body: Buffer
  /** Of a 304; a 200 has those of `described` besides. */
  readonly headers: Headers
  readonly described: Headers
}

/** Past Fastify, which would look at each header and at the body again for every reader. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, body, headers, described }: Answer,
): FastifyReply {
  reply.hijack()
  if (isKnown(request.headers['if-none-match'], tag)) reply.raw.writeHead(304, headers).end()
  else reply.raw.writeHead(200, described).end(body)
  return reply
}

/** A proxy that compresses on its own marks our tag as weak; for a GET that is the same answer (RFC 9110, 13.1.2). */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header === tag || header.split(',').some(known => known.trim().replace(/^W\//, '') === tag)
}
