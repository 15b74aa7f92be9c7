import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeStatus } from '../comments/change-status.ts'
import { CommentStatus } from '../comments/status.ts'
import { findComment } from '../comments/store.ts'
import type { Threads } from '../comments/thread.ts'
import { Problem } from '../contract/problems.ts'
import { ThreadQuery } from '../contract/thread.ts'
import { seeOther } from '../http/see-other.ts'
import type { ZodTypes } from '../http/validate.ts'
import { type Article, type Desk, deskPage } from './desk.ts'
import type { SendInside } from './frame.ts'
import { countByStatus, readQueue } from './queue.ts'
import type { Needs } from './sign-in.ts'

type Options = {
  readonly needs: Needs & { readonly threads: Threads }
  readonly sendInside: SendInside
}

const DeskQuery = z.strictObject({
  status: CommentStatus.default('pending'),
  /** Whoever edits the address lands on the first page. */
  cursor: ThreadQuery.shape.cursor.unwrap().nullable().default(null).catch(null),
  decided: z.string().max(40).optional(),
  /** What it could not become. */
  refused: CommentStatus.optional().catch(undefined),
})
type DeskQuery = z.infer<typeof DeskQuery>

const Decision = z.strictObject({ status: CommentStatus, from: CommentStatus.default('pending') })
const CommentPath = z.strictObject({ id: z.string().max(40) })

export async function deskRoutes(app: FastifyInstance, options: Options): Promise<void> {
  showDesk(app, options)
  takeDecisions(app, options)
}

function showDesk(app: FastifyInstance, { needs, sendInside }: Options): void {
  app
    .withTypeProvider<ZodTypes>()
    .get('/admin/', { schema: { querystring: DeskQuery } }, async (request, reply) => {
      const desk = await readDesk(needs, request.query)
      const title = `${desk.totals.pending} waiting`
      return sendInside(reply, { title, at: '/admin/', body: deskPage(desk) })
    })
}

async function readDesk({ database, threads }: Options['needs'], asked: DeskQuery): Promise<Desk> {
  const { status, cursor } = asked
  const queue = await readQueue(database, status, cursor)
  const decided = asked.decided === undefined ? null : await findComment(database, asked.decided)
  const shown = [...queue.entries.map(entry => entry.comment), ...(decided ? [decided] : [])]
  const articles = await findArticles(threads, new Set(shown.map(comment => comment.thread)))
  const totals = await countByStatus(database)
  return { status, queue, totals, articles, decided, refused: asked.refused ?? null }
}

function takeDecisions(app: FastifyInstance, { needs }: Options): void {
  app
    .withTypeProvider<ZodTypes>()
    .post(
      '/admin/comments/:id',
      { schema: { params: CommentPath, body: Decision } },
      async (request, reply) => {
        const { status, from } = request.body
        const comment = await findComment(needs.database, request.params.id)
        if (!comment) throw new Problem('not-found')
        // What another moderator did in the meantime stands; the desk shows how the comment is now.
        const isDone = await changeStatus(needs, comment, status)
        const query = new URLSearchParams({ status: from, decided: comment.id })
        if (!isDone) query.set('refused', status)
        return seeOther(reply, `/admin/?${query}`)
      },
    )
}

/** Titles and addresses come from the manifest; a thread that it does not name any more is shown by its id. */
async function findArticles(
  threads: Threads,
  ids: ReadonlySet<string>,
): Promise<Map<string, Article>> {
  const articles = new Map<string, Article>()
  for (const id of ids) articles.set(id, await threads.find(id).catch(() => null))
  return articles
}
