import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listMentions } from '../../comments/mentions/list.ts'
import { type PublishedThread, ThreadPath } from '../../comments/threads/thread.ts'
import { type Problem, problems } from '../../contract/problems.ts'
import { answerWith, knownProblem } from '../../http/answers/problems.ts'
import type { App } from '../../http/requests/validate.ts'
import { type Needs, receiveFor } from '../receive.ts'
import type { Options } from '../webmention-routes.ts'
import { acceptedXml, type FaultName, faultXml, listXml } from './answers.ts'
import { type Ping, readPing } from './read-ping.ts'

const xml = 'text/xml; charset=utf-8'
/** In bytes: a title, an excerpt, a name and an address, with three characters for each byte. */
const largest = 16 * 1024

const Listing = z.object({ __mode: z.string().default('') })

/** TrackBack 1.2. A ping is only a stranger's claim, so the page is checked as for a webmention. */
export async function trackbackRoutes(app: App, options: Options): Promise<void> {
  const { needs, rates } = options
  readForms(app)
  app.setErrorHandler(answerWithFault)

  app.post(
    '/trackback/:id',
    { schema: { params: ThreadPath }, config: { rateLimit: rates.mention } },
    async (request, reply) => {
      const thread = await needs.threads.find(request.params.id)
      if (!thread) return sendXml(reply, faultXml('bad-target'))
      if (!Buffer.isBuffer(request.body)) return sendXml(reply, faultXml('not-a-ping'))
      const ping = readPing(request.body, request.headers['content-type'] ?? '')
      return sendXml(reply, await take(needs, thread, ping))
    },
  )

  app.get(
    '/trackback/:id',
    { schema: { params: ThreadPath, querystring: Listing } },
    async (request, reply) => {
      const thread = await needs.threads.find(request.params.id)
      if (!thread) return sendXml(reply, faultXml('bad-target'))
      // Some old programs pinged by GET, and people followed the link.
      if (request.query.__mode !== 'rss') return sendXml(reply, faultXml('wants-post'))
      return sendXml(reply, await list(needs, thread))
    },
  )
}

async function take(needs: Needs, thread: PublishedThread, ping: Ping): Promise<string> {
  if (!thread.takesTrackbacks) return faultXml('closed-target')
  if (ping.url === '') return faultXml('not-a-ping')
  const { url: source, title, excerpt, blog_name: author } = ping
  const words = { title: cut(title), excerpt: cut(excerpt), author: cut(author) }
  const about = { source, via: 'trackback', words } as const
  const received = await receiveFor(needs, thread, about)
  return received === 'waiting' ? acceptedXml : faultXml(received)
}

/** Keeps no more than is ever shown. */
function cut(text: string): string {
  return text.slice(0, 1_000)
}

async function list(needs: Needs, thread: PublishedThread): Promise<string> {
  const mentions = await listMentions(needs.database, thread.id, null)
  const items = mentions.map(({ title, url, excerpt }) => ({ title: title || url, url, excerpt }))
  return listXml({ title: thread.title, url: thread.url, language: thread.language, items })
}

/** Takes forms as bytes, because the form itself may name the charset. */
function readForms(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: largest },
    (_request, bytes, done) => done(null, bytes),
  )
}

/** In this protocol, an error is an answer like any other, so its status is 200. */
function sendXml(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type(xml).send(text)
}

/** What the service as a whole refuses keeps its status, for clients that look at it. */
function answerWithFault(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = knownProblem(error, request)
  return sendXml(answerWith(reply, problem), faultXml(faultOf(problem)))
}

function faultOf({ code }: Problem): FaultName {
  if (code === 'unknown-thread') return 'bad-target'
  if (code === 'too-many-requests' || problems[code].status >= 500) return 'too-many'
  return 'not-a-ping'
}
