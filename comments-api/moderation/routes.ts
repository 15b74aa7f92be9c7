import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from '../../templates/html.ts'
import type { Threads } from '../comments/thread.ts'
import { Problem, problems } from '../contract/problems.ts'
import { isForm } from '../http/bodies.ts'
import { isSameOrigin } from '../http/origins.ts'
import { readStyles, sendStyles } from '../http/page.ts'
import { answerWith, knownProblem } from '../http/problems.ts'
import type { Rate } from '../http/rate-limits.ts'
import type { Room } from '../http/room.ts'
import { seeOther } from '../http/see-other.ts'
import { deskRoutes } from './desk-routes.ts'
import { frameFor, type SendInside, sendOutside, style } from './frame.ts'
import { doorPage, enterPage, type Place, refusedPage, wrongLinkPage } from './pages.ts'
import { sessionCookie } from './session-cookie.ts'
import { isSignedIn, type Needs, signIn, signOut } from './sign-in.ts'

export type Options = Place & {
  readonly needs: Needs & { readonly threads: Threads }
  readonly rates: { readonly signIn: Rate }
  /** Pages of other features, in the order of the bar. */
  readonly rooms: readonly Room[]
}

/** The correspondence desk under `/admin/`. Who may come in is decided by hooks of this plug-in, never by comparing addresses. */
export async function moderation(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(cookie)
  const ofRooms = options.rooms.flatMap(room => room.styles ?? [])
  const styles = await readStyles(new URL('./desk.css', import.meta.url), ...ofRooms)
  app.addHook('preValidation', requireOwnForm(new URL(options.site).origin))
  app.setErrorHandler(answerWithPage(options))
  app.get(style, async (_request, reply) => sendStyles(reply, styles))
  app.get('/admin', async (_request, reply) => reply.redirect('/admin/', 303))
  door(app, options)
  wayOut(app, options)
  await app.register(async inside => behindTheDoor(inside, options))
}

/** What changes something is a form of these very pages: SameSite alone would trust every subdomain. */
function requireOwnForm(origin: string) {
  return async function guard(request: FastifyRequest): Promise<void> {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (!isSameOrigin(request, origin)) throw new Problem('foreign-origin')
    if (!isForm(request)) throw new Problem('not-json')
  }
}

function door(app: FastifyInstance, options: Options): void {
  const { needs, rates } = options
  const session = sessionCookie(options.site)

  app.get<{ Params: { token: string } }>('/admin/enter/:token', async (request, reply) =>
    sendOutside(reply, 'Sign in', enterPage(request.params.token, options)),
  )

  app.post<{ Params: { token: string } }>(
    '/admin/enter/:token',
    { config: { rateLimit: rates.signIn } },
    async (request, reply) => {
      const opened = await signIn(needs, request.params.token)
      if (opened === null)
        return sendOutside(reply.code(403), 'Not signed in', wrongLinkPage(options))
      session.write(reply, opened)
      return seeOther(reply, '/admin/')
    },
  )
}

function wayOut(app: FastifyInstance, { needs, site }: Options): void {
  const session = sessionCookie(site)

  app.post('/admin/leave', async (request, reply) => {
    const current = session.read(request)
    if (current !== undefined) await signOut(needs, current)
    session.clear(reply)
    return seeOther(reply, '/admin/')
  })
}

async function behindTheDoor(app: FastifyInstance, options: Options): Promise<void> {
  const session = sessionCookie(options.site)
  app.addHook('onRequest', async request => {
    const isInside = await isSignedIn(options.needs, session.read(request))
    if (!isInside) throw new Problem('sign-in-required')
  })
  const sendInside = frameFor([{ path: '/admin/', label: 'Responses' }, ...options.rooms])
  await app.register(deskRoutes, { needs: options.needs, sendInside })
  for (const room of options.rooms) await app.register(async own => enter(room, own, sendInside))
}

async function enter(room: Room, app: FastifyInstance, sendInside: SendInside): Promise<void> {
  await room.register(app, {
    sendDesk: (reply, title, body) =>
      sendInside(reply, { title, at: room.path, body: html`<h1>${title}</h1>${body}` }),
  })
}

function answerWithPage(place: Place) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = knownProblem(error, request)
    const { title, hint } = problems[problem.code]
    const page = problem.code === 'sign-in-required' ? doorPage(place) : refusedPage(title, hint)
    return sendOutside(answerWith(reply, problem), title, page)
  }
}
