import type { FastifyReply } from 'fastify'

/** After a form: the browser goes on with a GET, and going back does not send the form again. */
export function seeOther(reply: FastifyReply, address: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(address, 303)
}
