import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { SafeHtml } from '../../templates/html.ts'
import { changeStatus } from '../comments/change-status.ts'
import { CommentStatus } from '../comments/status.ts'
import { findComment } from '../comments/store.ts'
import type { Threads } from '../comments/thread.ts'
import { Problem } from '../contract/problems.ts'
import type { ZodTypes } from '../http/validate.ts'
import { type Article, deskPage } from './desk.ts'
import { countByStatus, readQueue } from './queue.ts'
import type { Needs } from './sign-in.ts'

type Options = {
  readonly needs: Needs & { readonly threads: Threads }
  readonly sendDesk: (reply: FastifyReply, title: string, body: SafeHtml) => FastifyReply
}

const DeskQuery = z.strictObject({
  status: CommentStatus.default('pending'),
  cursor: z.string().max(100).nullable().default(null),
  decided: z.string().max(40).optional(),
})
const Decision = z.strictObject({ status: CommentStatus, from: CommentStatus.default('pending') })
const CommentPath = z.strictObject({ id: z.string().max(40) })

export async function deskRoutes(instance: FastifyInstance, options: Options): Promise<void> {
  const app = instance.withTypeProvider<ZodTypes>()
  const { needs, sendDesk } = options
  const { database } = needs

  app.get('/admin/', { schema: { querystring: DeskQuery } }, async (request, reply) => {
    const { status, cursor, decided } = request.query
    const queue = await readQueue(database, status, cursor)
    const shown = decided === undefined ? null : await findComment(database, decided)
    const threads = [...queue.entries.map(entry => entry.comment), ...(shown ? [shown] : [])]
    const articles = await findArticles(needs.threads, new Set(threads.map(known => known.thread)))
    const totals = await countByStatus(database)
    const page = deskPage({ status, queue, totals, articles, decided: shown })
    return sendDesk(reply, `The desk (${totals.pending})`, page)
  })

  app.post(
    '/admin/comments/:id',
    { schema: { params: CommentPath, body: Decision } },
    async (request, reply) => {
      const { status, from } = request.body
      const comment = await findComment(database, request.params.id)
      if (!comment) throw new Problem('not-found')
      // What another moderator did in the meantime stands; the desk shows how the comment is now.
      await changeStatus(needs, comment, status)
      const query = new URLSearchParams({ status: from, decided: comment.id })
      return reply.header('cache-control', 'no-store').redirect(`/admin/?${query}`, 303)
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
