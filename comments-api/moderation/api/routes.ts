import { z } from 'zod'
import { ById, requireComment } from '../../comments/by-id.ts'
import { comments } from '../../comments/decidable.ts'
import { CommentStatus } from '../../comments/status.ts'
import { findThread, ThreadPath } from '../../comments/threads/thread.ts'
import { CommentId } from '../../contract/ids.ts'
import { Problem } from '../../contract/problems.ts'
import { CommentEdit } from '../../contract/submission.ts'
import type { App } from '../../http/requests/validate.ts'
import { decidingOn } from '../actions/decide.ts'
import { close, edit, pin, reopen, reply, unpin } from '../actions/one.ts'
import { undo } from '../actions/undo.ts'
import { DeskQuery } from '../desk/filters.ts'
import { readQueue } from '../desk/queue.ts'
import type { DeskOptions } from '../desk/routes.ts'
import { countByStatus } from '../desk/totals.ts'
import { moderatorOf } from '../sign-in/sign-in.ts'
import { commentForModerator, entryForModerator } from './wire.ts'

type Options = { readonly needs: DeskOptions['needs'] }

const Decisions = z.strictObject({
  ids: z.array(CommentId).min(1).max(200),
  status: CommentStatus,
  /** The revisions that were read, by id: words that came since are not approved. */
  seen: z.record(z.string(), z.int()).default({}),
})
/** The revision that was read. */
const Seen = z.int().transform(String).optional()
const Reply = z.strictObject({ body: z.string(), seen: Seen })
const Edit = CommentEdit.extend({ seen: Seen })
const Undo = z.strictObject({ act: z.string().max(40) })
const Closing = z.strictObject({ closed: z.boolean() })
const Pinning = z.strictObject({ pinned: z.boolean() })

/** The desk's functions for programs. They need the same sign-in, and accept JSON only. */
export async function apiRoutes(app: App, { needs }: Options): Promise<void> {
  app.addHook('onSend', async (_request, answer) => {
    answer.header('cache-control', 'no-store')
  })
  listRoutes(app, needs)
  decisionRoutes(app, needs)
  wordRoutes(app, needs)
  switchRoutes(app, needs)
}

type Needs = Options['needs']

function listRoutes(app: App, { database }: Needs): void {
  app.get('/comments', { schema: { querystring: DeskQuery.strict() } }, async request => {
    const { entries, next } = await readQueue(database, request.query)
    return {
      comments: entries.map(entryForModerator),
      next,
      totals: await countByStatus(database),
    }
  })
}

function decisionRoutes(app: App, needs: Needs): void {
  const decide = decidingOn(comments)
  app.post('/comments', { schema: { body: Decisions } }, async request => {
    const { ids, status: to } = request.body
    const seen = new Map(Object.entries(request.body.seen).map(([id, read]) => [id, String(read)]))
    const decision = { ids, to, seen }
    const { act, changed, refused } = await decide(needs, moderatorOf(request), decision)
    return { act, changed: changed.map(({ id }) => id), refused: refused.map(({ id }) => id) }
  })

  app.post('/undo', { schema: { body: Undo } }, async request =>
    undo(needs, moderatorOf(request), request.body.act),
  )
}

function wordRoutes(app: App, needs: Needs): void {
  app.post('/comments/:id/edit', { schema: { params: ById, body: Edit } }, async request => {
    const comment = await requireComment(needs.database, request.params.id)
    const { seen, ...changes } = request.body
    const act = await edit(needs, moderatorOf(request), { comment, changes, seen })
    if (act === null) throw new Problem('not-possible')
    return { act, comment: commentForModerator(await requireComment(needs.database, comment.id)) }
  })

  app.post(
    '/comments/:id/replies',
    { schema: { params: ById, body: Reply } },
    async (request, answer) => {
      const { body, seen } = request.body
      const comment = await requireComment(needs.database, request.params.id)
      const written = await reply(needs, moderatorOf(request), { comment, body, seen })
      answer.code(201)
      return { act: written.act, comment: commentForModerator(written.comment) }
    },
  )
}

function switchRoutes(app: App, needs: Needs): void {
  app.post('/comments/:id/pin', { schema: { params: ById, body: Pinning } }, async request => {
    const comment = await requireComment(needs.database, request.params.id)
    const change = request.body.pinned ? pin : unpin
    return { act: await change(needs, moderatorOf(request), comment) }
  })

  app.post('/threads/:id', { schema: { params: ThreadPath, body: Closing } }, async request => {
    // Throws for a thread that is not published, since there is nothing to close.
    await findThread(needs, request.params.id)
    const change = request.body.closed ? close : reopen
    return { act: await change(needs, moderatorOf(request), request.params.id) }
  })
}
