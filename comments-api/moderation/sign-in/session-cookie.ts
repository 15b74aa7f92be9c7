import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * With `__Host-`, a browser does not accept the cookie from a subdomain or without TLS. On http://localhost, such a
 * name is not possible.
 */
export function sessionCookie(site: string) {
  const isSecure = new URL(site).protocol === 'https:'
  const name = isSecure ? '__Host-afterword-moderator' : 'afterword-moderator'
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const
  return {
    read: (request: FastifyRequest): string | undefined => request.cookies[name],
    write: (reply: FastifyReply, session: string) => reply.setCookie(name, session, options),
    clear: (reply: FastifyReply) => reply.clearCookie(name, options),
  }
}
