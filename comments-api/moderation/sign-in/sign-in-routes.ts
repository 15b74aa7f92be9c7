import type { FastifyInstance } from 'fastify'
import { seeOther } from '../../http/answers/see-other.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import { sendOutside } from '../frame.ts'
import { askForLink, type EnqueueSignIn } from './ask-for-link.ts'
import { nameDevice } from './device.ts'
import { useLink } from './links.ts'
import { enterPage, type Place, wrongLinkPage } from './pages.ts'
import { sessionCookie } from './session-cookie.ts'
import { type SessionNeeds, signOut } from './sessions.ts'

export type SignInOptions = Place & {
  readonly needs: SessionNeeds
  readonly rates: { readonly signIn: Rate }
  readonly enqueueSignIn: EnqueueSignIn
}

type WithToken = { Params: { token: string } }

/** Routes for everybody: the ways to sign in, and signing out. */
export function signInRoutes(app: FastifyInstance, options: SignInOptions): void {
  const { needs, site, rates } = options
  const session = sessionCookie(site)
  if (options.areMailsOn) askForLink(app, options)

  app.get<WithToken>('/admin/enter/:token', async (request, reply) =>
    sendOutside(reply, enterPage(request.params.token, options)),
  )

  app.post<WithToken>(
    '/admin/enter/:token',
    { config: { rateLimit: rates.signIn } },
    async (request, reply) => {
      const device = nameDevice(request.headers['user-agent'])
      const opened = await useLink(needs, request.params.token, device)
      if (opened === null) return sendOutside(reply.code(403), wrongLinkPage(options))
      session.write(reply, opened)
      return seeOther(reply, '/admin/')
    },
  )

  app.post('/admin/leave', async (request, reply) => {
    const current = session.read(request)
    if (current !== undefined) await signOut(needs, current)
    session.clear(reply)
    return seeOther(reply, '/admin/')
  })
}
