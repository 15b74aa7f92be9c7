import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { ById, requireComment } from '../../comments/by-id.ts'
import { findComment } from '../../comments/store.ts'
import { isClosedByModerator } from '../../comments/threads/close-thread.ts'
import { findArticles, findThread, ThreadPath } from '../../comments/threads/thread.ts'
import { Problem } from '../../contract/problems.ts'
import { seeOther } from '../../http/answers/see-other.ts'
import { Told } from '../../http/pages/done.ts'
import type { App } from '../../http/requests/validate.ts'
import { block } from '../actions/block.ts'
import { type Act, close, dropLatestPost, edit, pin, reopen, reply, unpin } from '../actions/one.ts'
import { readHistory } from '../log/read.ts'
import { moderatorOf } from '../sign-in/sign-in.ts'
import { Back, backToOne, comeBackAfter } from './back.ts'
import { isEmptied } from './letter.ts'
import { titleAfter } from './notice.ts'
import { emptied, onePage, type Refused } from './one-page.ts'
import { countOthers } from './others.ts'
import { findOnDesk } from './queue.ts'
import { readNotice } from './read-notice.ts'
import type { DeskOptions } from './routes.ts'

const Reply = z.strictObject({ body: z.string(), seen: z.string().optional() })
const Edit = z.strictObject({
  name: z.string(),
  url: z.string(),
  body: z.string(),
  seen: z.string().optional(),
})
const Block = z.strictObject({ kind: z.enum(['author', 'network']) })
/** The comment from whose page a thread was closed. */
const From = z.object({ one: z.string().default('') })

export async function oneRoutes(app: App, options: DeskOptions): Promise<void> {
  showOne(app, options)
  takeReplies(app, options)
  takeEdits(app, options)
  takePlainActions(app, options)
  takeBlocks(app, options)
  takeClosings(app, options)
}

function showOne(app: App, options: DeskOptions): void {
  app.get(
    '/admin/comments/:id',
    { schema: { params: ById, querystring: Told } },
    async (request, reply) => {
      const { id } = request.params
      const page = { noun: 'response', back: backToOne(id) } as const
      const notice = await readNotice(options.needs.database, request.query, page)
      return sendOne(reply, options, { id, notice })
    },
  )
}

type Shown = Pick<Parameters<typeof onePage>[0], 'notice'> & {
  readonly id: string
  readonly refused?: Refused
}

async function sendOne(
  reply: FastifyReply,
  { needs, sendInside }: DeskOptions,
  { id, notice, refused }: Shown,
): Promise<FastifyReply> {
  const { database, threads } = needs
  const entry = await findOnDesk(database, id)
  if (!entry) throw new Problem('not-found')
  const { thread, parent, author } = entry.comment
  const body = onePage({
    entry,
    notice,
    parent: parent === null ? null : await findComment(database, parent),
    articles: await findArticles(threads, [thread]),
    others: await countOthers(database, [entry]),
    isThreadClosed: await isClosedByModerator(database, thread),
    entries: await readHistory(database, id),
    back: backToOne(id),
    tellsStatus: true,
    refused: refused ?? null,
  })
  const name = isEmptied(entry.comment) ? emptied : `The response by ${author.name}`
  const title = titleAfter(notice, name)
  return sendInside(reply, { title, at: '/admin/', body })
}

function takeReplies(app: App, options: DeskOptions): void {
  const { needs } = options
  app.post(
    '/admin/comments/:id/reply',
    { schema: { params: ById, body: Reply } },
    async (request, answer) => {
      const { body, seen } = request.body
      const comment = await requireComment(needs.database, request.params.id)
      try {
        const { act } = await reply(needs, moderatorOf(request), { comment, body, seen })
        return seeOne(answer, comment.id, act)
      } catch (error) {
        const typed = { form: 'reply', fields: { body } } as const
        return keepWords(answer, options, { error, id: comment.id, ...typed })
      }
    },
  )
}

function takeEdits(app: App, options: DeskOptions): void {
  const { needs } = options
  app.post(
    '/admin/comments/:id/edit',
    { schema: { params: ById, body: Edit } },
    async (request, answer) => {
      const { seen, ...fields } = request.body
      const { name, url, body } = fields
      const comment = await requireComment(needs.database, request.params.id)
      const changes = { author: { name, url }, body }
      try {
        const act = await edit(needs, moderatorOf(request), { comment, changes, seen })
        if (act === null) throw notEdited()
        return seeOne(answer, comment.id, act)
      } catch (error) {
        const typed = { form: 'edit', fields } as const
        return keepWords(answer, options, { error, id: comment.id, ...typed })
      }
    },
  )
}

/** Somebody else deleted or changed it at this moment, or earlier. */
function notEdited(): Problem {
  const message = 'Your changes are not stored: somebody else was faster. See what is there now.'
  return new Problem('invalid-fields', { fields: [{ field: 'seen', message }] })
}

type Kept = Omit<Refused, 'mistakes'> & { readonly error: unknown; readonly id: string }

/** Sends the same page again, with what was typed and what is wrong with it. */
async function keepWords(
  answer: FastifyReply,
  options: DeskOptions,
  { error, id, form, fields }: Kept,
): Promise<FastifyReply> {
  if (!(error instanceof Problem) || error.code !== 'invalid-fields') throw error
  const mistakes = error.fields.map(field => field.message)
  return sendOne(answer.code(422), options, {
    id,
    notice: null,
    refused: { form, fields, mistakes },
  })
}

function takePlainActions(app: App, { needs }: DeskOptions): void {
  const actions = { pin, unpin, 'drop-latest-post': dropLatestPost }
  for (const [name, action] of Object.entries(actions)) {
    app.post(
      `/admin/comments/:id/${name}`,
      { schema: { params: ById } },
      async (request, answer) => {
        const comment = await requireComment(needs.database, request.params.id)
        return seeOne(answer, comment.id, await action(needs, moderatorOf(request), comment))
      },
    )
  }
}

function takeBlocks(app: App, { needs }: DeskOptions): void {
  app.post(
    '/admin/comments/:id/block',
    { schema: { params: ById, body: Block } },
    async (request, answer) => {
      const comment = await requireComment(needs.database, request.params.id)
      const { kind } = request.body
      return seeOne(answer, comment.id, await block(needs, moderatorOf(request), { comment, kind }))
    },
  )
}

function takeClosings(app: App, { needs }: DeskOptions): void {
  for (const [name, action] of Object.entries({ close, reopen })) {
    app.post(
      `/admin/threads/:id/${name}`,
      { schema: { params: ThreadPath, querystring: From } },
      async (request, answer) => {
        await findThread(needs, request.params.id)
        const act = await action(needs, moderatorOf(request), request.params.id)
        return seeOne(answer, request.query.one, act)
      },
    )
  }
}

function seeOne(answer: FastifyReply, id: string, act: Act): FastifyReply {
  const place = Back.parse(backToOne(id))
  return seeOther(answer, comeBackAfter(place, act))
}
