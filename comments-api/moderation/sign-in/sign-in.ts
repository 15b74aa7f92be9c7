import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { isForm, isJson } from '../../http/requests/bodies.ts'
import { nameDevice } from './device.ts'
import { sessionCookie } from './session-cookie.ts'
import { findSignedIn, newSession, type SessionNeeds, type SignedIn } from './sessions.ts'

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
 * Requires a moderator for all routes of this plug-in and those within it, whatever their paths are. A body that can be
 * read is read first: the words of a form can then be given back, also if the database cannot be asked, and the time
 * that a request may take has begun, see http/answers/in-time.ts.
 */
export function requireSignIn(app: FastifyInstance, { needs, site }: Options): void {
  const session = sessionCookie(site)
  const isRead = (request: FastifyRequest) => isForm(request) || isJson(request)
  async function requireModerator(request: FastifyRequest): Promise<void> {
    request.moderator = await findSignedIn(needs, session.read(request))
    if (!request.moderator) throw new Problem('sign-in-required')
  }
  app.addHook('onRequest', async request => {
    if (!isRead(request)) await requireModerator(request)
  })
  app.addHook('preValidation', async request => {
    if (isRead(request)) await requireModerator(request)
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
  const { token, statements } = newSession(needs, { moderator, device })
  await needs.database.batch(statements)
  sessionCookie(site).write(reply, token)
}
