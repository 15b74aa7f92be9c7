import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from '../../templates/html.ts'
import type { Threads } from '../comments/threads/thread.ts'
import { Problem, type ProblemCode } from '../contract/problems.ts'
import { answerWith, knownProblem } from '../http/answers/problems.ts'
import type { DeskSection } from '../http/pages/desk-section.ts'
import { isForm, isJson } from '../http/requests/bodies.ts'
import { isSameOrigin } from '../http/requests/origins.ts'
import type { Database } from '../storage/database.ts'
import type { Blocks } from './actions/block.ts'
import { apiRoutes } from './api/routes.ts'
import { backToSection } from './desk/back.ts'
import { blockRoutes } from './desk/block-routes.ts'
import { noticeLine, titleAfter } from './desk/notice.ts'
import { oneRoutes } from './desk/one-routes.ts'
import { readNotice } from './desk/read-notice.ts'
import { deskRoutes } from './desk/routes.ts'
import { countWaiting } from './desk/totals.ts'
import { serveFiles } from './files.ts'
import { frameFor, type Outside, type SendInside, sendOutside } from './frame.ts'
import { logPath, logRoutes } from './log/routes.ts'
import { mentionsPath } from './mentions/path.ts'
import { mentionRoutes } from './mentions/routes.ts'
import { numbersPath, numbersRoutes } from './numbers/routes.ts'
import { refusedPage, sayRefusal } from './refused.ts'
import { type Place, signedOutPage, signInPage } from './sign-in/pages.ts'
import { ownPasskeys, passkeySignIn } from './sign-in/passkey-routes.ts'
import { knowModerators, requireSignIn } from './sign-in/sign-in.ts'
import { type SignInOptions, signInRoutes } from './sign-in/sign-in-routes.ts'
import { youPath, youRoutes } from './sign-in/you-routes.ts'

type Options = SignInOptions & {
  readonly needs: { readonly threads: Threads; readonly blocks: Blocks }
  /** Pages of other features, in the order of the navigation bar. */
  readonly sections: readonly DeskSection[]
}

/**
 * The moderators' desk at `/admin/`. Who may enter is decided by hooks of this plug-in, and never by comparing paths.
 */
export async function moderation(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(cookie)
  knowModerators(app)
  await app.register(async pages => deskPages(pages, options))
  await app.register(async api => deskApi(api, options), { prefix: '/api/admin' })
}

async function deskPages(app: FastifyInstance, options: Options): Promise<void> {
  app.addHook('preValidation', requireOwn(options.site, isForm))
  app.setErrorHandler(answerWithPage(options))
  serveFiles(
    app,
    options.sections.flatMap(section => section.styles ?? []),
  )
  app.get('/admin', async (_request, reply) => reply.redirect('/admin/', 303))
  signInRoutes(app, options)
  await app.register(async inside => pagesForModerators(inside, options))
}

async function pagesForModerators(app: FastifyInstance, options: Options): Promise<void> {
  const { site, sections } = options
  const needs = { ...options.needs, site }
  requireSignIn(app, options)
  const inBar = [
    { path: '/admin/', label: 'Responses' },
    { path: mentionsPath, label: 'Mentions' },
    { path: numbersPath, label: 'Numbers' },
    { path: logPath, label: 'Log' },
    ...sections,
    { path: youPath, label: 'You' },
  ]
  const sendInside = frameFor(inBar, () => countInSections(needs.database))
  await deskRoutes(app, { needs, sendInside })
  await oneRoutes(app, { needs, sendInside })
  await mentionRoutes(app, { needs, sendInside })
  await numbersRoutes(app, { needs, sendInside })
  await logRoutes(app, { needs, sendInside })
  await blockRoutes(app, { needs })
  await youRoutes(app, { needs, sendInside })
  for (const section of sections)
    await enter(section, app, { database: needs.database, sendInside })
}

async function countInSections(database: Database) {
  const { responses, mentions } = await countWaiting(database)
  return { '/admin/': responses, [mentionsPath]: mentions }
}

type Around = { readonly database: Database; readonly sendInside: SendInside }

async function enter(section: DeskSection, app: FastifyInstance, around: Around): Promise<void> {
  const { database, sendInside } = around
  const { path: at } = section
  await section.register(app, {
    async sendDesk(reply, { title, body, done, told }) {
      const page = { noun: 'block', back: backToSection(at) } as const
      const notice = told === undefined ? null : await readNotice(database, told, page)
      const below = html`<h1>${title}</h1>${noticeLine(notice, new Map())}${body}`
      return sendInside(reply, { title: titleAfter(notice, title), at, body: below, done })
    },
  })
}

async function deskApi(app: FastifyInstance, options: Options): Promise<void> {
  app.addHook('preValidation', requireOwn(options.site, isJson))
  // Registered here to come before the public API's hook, which would allow other origins.
  app.options('/*', (_request, reply) => reply.callNotFound())
  passkeySignIn(app, options)
  await app.register(async inside => {
    requireSignIn(inside, options)
    ownPasskeys(inside, options)
    await inside.register(apiRoutes, { needs: options.needs })
  })
}

/** Changes must come from these pages, as forms. SameSite alone would trust every subdomain. */
function requireOwn(site: string, isRightForm: (request: FastifyRequest) => boolean) {
  const { origin } = new URL(site)
  return async function guard(request: FastifyRequest): Promise<void> {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (request.method === 'OPTIONS') return
    if (!isSameOrigin(request, origin)) throw new Problem('foreign-origin')
    if (!isRightForm(request)) throw new Problem('not-json')
  }
}

function answerWithPage(place: Place) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = knownProblem(error, request)
    return sendOutside(answerWith(reply, problem), pageFor(problem.code, request, place))
  }
}

function pageFor(code: ProblemCode, { method, body }: FastifyRequest, place: Place): Outside {
  const words = needNoWords.includes(code) ? '' : String(Object(body).body ?? '')
  if (code !== 'sign-in-required') return refusedPage(sayRefusal(code, place.site), words)
  return method === 'POST' ? signedOutPage(place, words) : signInPage(place)
}

/** What another site sent is not the moderator's, and what was sent twice is stored. */
const needNoWords: readonly ProblemCode[] = ['foreign-origin', 'duplicate-comment']
