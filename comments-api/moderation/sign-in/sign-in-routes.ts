import type { FastifyInstance } from 'fastify'
import { seeOther } from '../../http/answers/see-other.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import { sendOutside } from '../frame.ts'
import { askForLink, type EnqueueSignIn } from './ask-for-link.ts'
import { useLink } from './links.ts'
import { enterPage, type Place, wrongLinkPage } from './pages.ts'
import { sessionCookie } from './session-cookie.ts'
import { type SessionNeeds, signOut } from './sessions.ts'
import { letIn } from './sign-in.ts'

export type SignInOptions = Place & {
  readonly needs: SessionNeeds
  readonly rates: { readonly signIn: Rate }
  readonly enqueueSignIn: EnqueueSignIn
}

type WithToken = { Params: { token: string } }

/** Routes for everybody: the ways to sign in, and signing out. */
export function signInRoutes(app: FastifyInstance, options: SignInOptions): void {
  const { needs, site, rates } = options
  if (options.areMailsOn) askForLink(app, options)

  app.get<WithToken>('/admin/enter/:token', async (request, reply) =>
    sendOutside(reply, enterPage(request.params.token, options)),
  )

  app.post<WithToken>(
    '/admin/enter/:token',
    { config: { rateLimit: rates.signIn } },
    async (request, reply) => {
      const moderator = await useLink(needs, request.params.token)
      if (moderator === null) {
        return sendOutside(reply.code(403), wrongLinkPage(options))
      }
      await letIn(request, reply, { needs, site, moderator })
      return seeOther(reply, '/admin/')
    },
  )

  app.post('/admin/leave', async (request, reply) => {
    const session = sessionCookie(site)
    const current = session.read(request)
    if (current !== undefined) await signOut(needs, current)
    session.clear(reply)
    return seeOther(reply, '/admin/')
  })
}
