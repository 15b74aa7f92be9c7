import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { html } from '../../../templates/html.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import type { Needs } from '../needs.ts'
import { mailWordingFor } from '../wording.ts'
import { confirmDoor } from './confirm-link.ts'
import { decisionDoor } from './decision-links.ts'
import { type Asked, type LinkDoor, type LinkPage, sendLinkPage } from './link-page.ts'
import { isExpired, type LinkAction, readLink } from './link-token.ts'
import { mention, response } from './mailed-kinds.ts'
import { ownDoor } from './own-link.ts'
import { renewDoor } from './renew-link.ts'
import { replyDoor } from './reply-link.ts'
import { unsubscribeAllDoor, unsubscribeDoor } from './unsubscribe-links.ts'
import { isUsed, noteUse } from './used-links.ts'

type Options = { readonly needs: Needs; readonly rate: Rate }
type ByToken = { Params: { readonly token: string } }

/**
 * The pages that links in mails open. No cookie, no script, nothing from elsewhere: whoever has the link may use it.
 */
export async function linkRoutes(app: FastifyInstance, { needs, rate }: Options): Promise<void> {
  const doors = openDoors(needs)
  takeOneClicks(app)

  app.get<ByToken>('/link/:token', async (request, reply) => {
    const { show } = await open(needs, doors, request)
    return sendLinkPage(reply, await show(), needs.site)
  })

  app.post<ByToken>('/link/:token', { config: { rateLimit: rate } }, async (request, reply) => {
    const { act, isForOnce } = await open(needs, doors, request)
    const done = await act()
    if (isForOnce && done.status < 400 && !done.isIdle) {
      await needs.database.batch([noteUse(needs, request.params.token)])
    }
    return sendLinkPage(reply, done, needs.site)
  })
}

type Doors = Readonly<Record<LinkAction, LinkDoor>>

function openDoors(needs: Needs): Doors {
  return {
    approve: decisionDoor(needs, response, 'approve'),
    spam: decisionDoor(needs, response, 'spam'),
    delete: decisionDoor(needs, response, 'delete'),
    'approve-mention': decisionDoor(needs, mention, 'approve'),
    'spam-mention': decisionDoor(needs, mention, 'spam'),
    'delete-mention': decisionDoor(needs, mention, 'delete'),
    reply: replyDoor(needs),
    confirm: { ...confirmDoor(needs), late: renewDoor(needs) },
    own: { ...ownDoor(needs), late: renewDoor(needs) },
    unsubscribe: withoutEnd(unsubscribeDoor(needs)),
    'unsubscribe-all': withoutEnd(unsubscribeAllDoor(needs)),
  }
}

/** Whoever finds an old mail wants no more of them: laws and mail programs expect that it still works. */
function withoutEnd(door: LinkDoor): LinkDoor {
  return { ...door, late: door }
}

type Opened = {
  show(): Promise<LinkPage>
  act(): Promise<LinkPage>
  readonly isForOnce: boolean
}

async function open(needs: Needs, doors: Doors, request: FastifyRequest<ByToken>): Promise<Opened> {
  const { token } = request.params
  const link = readLink(needs, token)
  const language = request.headers['accept-language'] ?? ''
  if (!link) return always(brokenPage(language))
  const asked = { link, token, language, form: readForm(request), sender: request.sender }
  const door = doors[link.action]
  if (isExpired(link, needs)) {
    return door.late ? ask(door.late, asked) : always(brokenPage(language))
  }
  if (door.over && (await isUsed(needs, token))) return always(await door.over(asked))
  return ask(door, asked)
}

function ask(door: LinkDoor, asked: Asked): Opened {
  const isForOnce = door.over !== undefined
  return { show: () => door.show(asked), act: () => door.act(asked), isForOnce }
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

/** The same answer for a link that is too old, altered or invented. */
function brokenPage(language: string): LinkPage {
  const wording = mailWordingFor(language)
  const body = html`<p>${wording.brokenNote}</p>`
  return { status: 404, language: wording.language, title: wording.broken, body }
}
