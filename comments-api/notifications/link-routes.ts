import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { html } from '../../templates/html.ts'
import type { Rate } from '../http/rate-limits.ts'
import { decisionDoor } from './decision-links.ts'
import { type LinkDoor, type LinkPage, sendLinkPage } from './link-page.ts'
import { isExpired, type Link, type LinkAction, readToken } from './link-token.ts'
import type { Needs } from './needs.ts'
import { replyDoor } from './reply-link.ts'
import { isUsed, noteUse } from './used-links.ts'

type Options = { readonly needs: Needs; readonly rate: Rate }
type Asked = { Params: { token: string } }

/** What links in mails open. No cookie, no script, nothing from elsewhere: who has the link may use it. */
export async function linkRoutes(app: FastifyInstance, { needs, rate }: Options): Promise<void> {
  const doors = openDoors(needs)
  takeOneClicks(app)

  app.get<Asked>('/link/:token', async (request, reply) => {
    const opened = await open(needs, doors, request.params.token)
    return sendLinkPage(
      reply,
      'refused' in opened ? opened.refused : await opened.door.show(opened.link),
    )
  })

  app.post<Asked>('/link/:token', { config: { rateLimit: rate } }, async (request, reply) => {
    const { token } = request.params
    const opened = await open(needs, doors, token)
    if ('refused' in opened) return sendLinkPage(reply, opened.refused)
    const page = await opened.door.act(opened.link, readForm(request))
    if (opened.door.over && page.status < 400) await needs.database.batch([noteUse(needs, token)])
    return sendLinkPage(reply, page)
  })
}

function openDoors(needs: Needs): Readonly<Record<LinkAction, LinkDoor>> {
  return {
    approve: decisionDoor(needs, 'approve'),
    spam: decisionDoor(needs, 'spam'),
    delete: decisionDoor(needs, 'delete'),
    reply: replyDoor(needs),
  }
}

type Opened = { readonly link: Link; readonly door: LinkDoor } | { readonly refused: LinkPage }

async function open(
  needs: Needs,
  doors: Readonly<Record<LinkAction, LinkDoor>>,
  token: string,
): Promise<Opened> {
  const link = readToken(needs, token)
  if (!link || isExpired(link, needs)) return { refused: brokenPage }
  const door = doors[link.action]
  if (door.over && (await isUsed(needs, token))) return { refused: await door.over(link) }
  return { link, door }
}

/** Mail programs that end a subscription at a click may send it as either kind of form (RFC 8058); nothing in it matters. */
function takeOneClicks(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', (_request, body, done) => {
    body.on('end', () => done(null, {}))
    body.on('error', done)
    body.resume()
  })
}

function readForm({ body }: FastifyRequest): Readonly<Record<string, string>> {
  return z.record(z.string(), z.string()).catch({}).parse(body)
}

/** The same for one that is too old, altered or invented. */
const brokenPage: LinkPage = {
  status: 404,
  language: 'en',
  title: 'This link does not work',
  body: html`<p>It is too old, or it did not arrive whole. Nothing was changed.</p>`,
}
