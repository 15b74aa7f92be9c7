import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { isForm } from '../../http/requests/bodies.ts'
import { nameDevice } from './device.ts'
import { sessionCookie } from './session-cookie.ts'
import { findSignedIn, openSession, type SessionNeeds, type SignedIn } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The moderator who is signed in; `null` before that was checked. */
    moderator: SignedIn | null
  }
}

type Options = { readonly needs: SessionNeeds; readonly site: string }

export function knowModerators(app: FastifyInstance): void {
  app.decorateRequest('moderator', null)
}

/**
 * Requires a moderator for all routes of this plug-in and those within it, whatever their paths are. A form is read
 * first, so that its words can be given back, also if the database cannot be asked.
 */
export function requireSignIn(app: FastifyInstance, { needs, site }: Options): void {
  const session = sessionCookie(site)
  async function requireModerator(request: FastifyRequest): Promise<void> {
    request.moderator = await findSignedIn(needs, session.read(request))
    if (!request.moderator) throw new Problem('sign-in-required')
  }
  app.addHook('onRequest', async request => {
    if (!isForm(request)) await requireModerator(request)
  })
  app.addHook('preValidation', async request => {
    if (isForm(request)) await requireModerator(request)
  })
}

/** Only for routes that require a moderator. */
export function moderatorOf({ moderator }: FastifyRequest): SignedIn {
  if (!moderator) throw new Error('this route does not require a moderator')
  return moderator
}

export async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { needs, site, moderator }: Options & { readonly moderator: string },
): Promise<void> {
  const device = nameDevice(request.headers['user-agent'])
  sessionCookie(site).write(reply, await openSession(needs, moderator, device))
}
