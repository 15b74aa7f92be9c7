import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { html } from '../../../templates/html.ts'
import { wordingFor } from '../../comments/wording.ts'
import { answerWith, knownProblem } from '../../http/answers/problems.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import type { Needs } from '../needs.ts'
import { mailWordingFor } from '../wording.ts'
import { confirmLink } from './confirm-link.ts'
import { decisionLink } from './decision-links.ts'
import { type Asked, giveBack, type LinkKind, type LinkPage, sendLinkPage } from './link-page.ts'
import { isExpired, type LinkAction, readLink } from './link-token.ts'
import { mention, response } from './mailed-kinds.ts'
import { ownLink } from './own-link.ts'
import { renewLink } from './renew-link.ts'
import { replyLink } from './reply-link.ts'
import { unsubscribeAllLink, unsubscribeLink } from './unsubscribe-links.ts'
import { isUsed, noteUse } from './used-links.ts'

type Options = { readonly needs: Needs; readonly rate: Rate }
type ByToken = { Params: { readonly token: string } }

/**
 * The pages that links in mails open. No cookie, no script, nothing from elsewhere: whoever has the link may use it.
 */
export async function linkRoutes(app: FastifyInstance, { needs, rate }: Options): Promise<void> {
  const kinds = kindsOf(needs)
  takeOneClicks(app)
  app.setErrorHandler(answerWithPage(needs))

  app.get<ByToken>('/link/:token', async (request, reply) => {
    const { show } = await open(needs, kinds, request)
    return sendLinkPage(reply, await show(), needs.site)
  })

  app.post<ByToken>('/link/:token', { config: { rateLimit: rate } }, async (request, reply) => {
    const { act, isForOnce } = await open(needs, kinds, request)
    const done = await act()
    if (isForOnce && done.status < 400 && !done.isIdle) {
      await needs.database.batch([noteUse(needs, request.params.token)])
    }
    const page = done.isIdle ? giveBack(done, wordsIn(request)) : done
    return sendLinkPage(reply, page, needs.site)
  })
}

type Kinds = Readonly<Record<LinkAction, LinkKind>>

function kindsOf(needs: Needs): Kinds {
  return {
    approve: decisionLink(needs, response, 'approve'),
    spam: decisionLink(needs, response, 'spam'),
    delete: decisionLink(needs, response, 'delete'),
    'approve-mention': decisionLink(needs, mention, 'approve'),
    'spam-mention': decisionLink(needs, mention, 'spam'),
    'delete-mention': decisionLink(needs, mention, 'delete'),
    reply: replyLink(needs),
    confirm: { ...confirmLink(needs), late: renewLink(needs) },
    own: { ...ownLink(needs), late: renewLink(needs) },
    unsubscribe: withoutEnd(unsubscribeLink(needs)),
    'unsubscribe-all': withoutEnd(unsubscribeAllLink(needs)),
  }
}

/** Whoever finds an old mail wants no more of them: laws and mail programs expect that it still works. */
function withoutEnd(kind: LinkKind): LinkKind {
  return { ...kind, late: kind }
}

type Opened = {
  show(): Promise<LinkPage>
  act(): Promise<LinkPage>
  readonly isForOnce: boolean
}

async function open(needs: Needs, kinds: Kinds, request: FastifyRequest<ByToken>): Promise<Opened> {
  const { token } = request.params
  const link = readLink(needs, token)
  const language = request.headers['accept-language'] ?? ''
  if (!link) return always(brokenPage(language))
  const asked = { link, token, language, form: readForm(request), sender: request.sender }
  const kind = kinds[link.action]
  if (isExpired(link, needs)) {
    return kind.late ? ask(kind.late, asked) : always(expiredPage(language))
  }
  if (kind.over && (await isUsed(needs, token))) return always(await kind.over(asked))
  return ask(kind, asked)
}

function ask(kind: LinkKind, asked: Asked): Opened {
  const isForOnce = kind.over !== undefined
  return { show: () => kind.show(asked), act: () => kind.act(asked), isForOnce }
}

/** A link that does nothing, whether it is looked at or used. */
function always(page: LinkPage): Opened {
  const answer = async () => page
  return { show: answer, act: answer, isForOnce: false }
}

/** Mail programs that unsubscribe at a click may send either kind of form (RFC 8058); its content does not matter. */
function takeOneClicks(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', (_request, body, done) => {
    body.on('end', () => done(null, {}))
    body.on('error', done)
    body.resume()
  })
}

function readForm({ body }: FastifyRequest<ByToken>): Readonly<Record<string, string>> {
  return z.record(z.string(), z.string()).catch({}).parse(body)
}

function wordsIn(request: FastifyRequest): string {
  return String(Object(request.body).body ?? '')
}

/** Only moderators have links that end for good, and can decide at the desk, which speaks English. */
function expiredPage(language: string): LinkPage {
  const page = brokenPage(language)
  const body = html`${page.body}
<p lang="en"><a href="${response.desk}">The desk</a></p>`
  return { ...page, body }
}

/** The same words for a link that is too old, altered or invented. */
function brokenPage(language: string): LinkPage {
  const wording = mailWordingFor(language)
  const body = html`<p>${wording.brokenNote}</p>`
  const { language: known, broken: title } = wording
  return { status: 404, language: known, title, body, isIdle: true }
}

/** Whoever follows a link is a person, who learns what to do and gets back what was typed. */
function answerWithPage({ site }: Needs) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = knownProblem(error, request)
    const { statusCode: status } = answerWith(reply, problem)
    const asked = request.headers['accept-language'] ?? ''
    const { failed, failedNote, language } = mailWordingFor(asked)
    const { page: form, refusals } = wordingFor(language)
    const isTooLong = problem.code === 'too-large'
    const [title, note] = isTooLong ? [form.title, refusals['too-large']] : [failed, failedNote]
    const page = { status, language, title, body: html`<p>${note}</p>` }
    return sendLinkPage(reply, giveBack(page, wordsIn(request)), site)
  }
}
