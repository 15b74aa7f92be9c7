import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { CommentId } from '../contract/ids.ts'
import { Problem } from '../contract/problems.ts'
import type { Rate } from '../http/rate-limits.ts'
import type { ZodTypes } from '../http/validate.ts'
import type { Database } from '../storage/database.ts'
import type { Comment } from './comment.ts'
import { sendFormPage } from './form-page.ts'
import { makeStamp } from './form-stamp.ts'
import type { Offers } from './plain-form.ts'
import { sendGonePage, sendReplyPage } from './reply-page.ts'
import { findComment } from './store.ts'
import type { Needs } from './submit.ts'
import { addressOf } from './submit-answers.ts'
import { findThread, type Thread, ThreadPath, takesComments } from './thread.ts'

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly offers: Offers
  readonly rates: { readonly preview: Rate }
}

const ReplyQuery = z.object({ to: z.string().optional() })

/** Where Reply leads without scripts: the form for an answer to just that comment or, without `to`, to the post. */
export async function replyRoutes(app: FastifyInstance, options: Options): Promise<void> {
  const { needs, origins, rates, offers } = options
  const schema = { params: ThreadPath, querystring: ReplyQuery }
  const config = { rateLimit: rates.preview }
  app
    .withTypeProvider<ZodTypes>()
    .get('/threads/:id/reply', { schema, config }, async ({ params, query }, reply) => {
      const thread = await findThread(needs, params.id)
      const shown = { thread, address: addressOf(thread, origins), offers }
      if (!(await takesComments(needs, thread))) {
        return sendFormPage(reply, { ...shown, form: null, problem: new Problem('thread-closed') })
      }
      if (query.to === undefined) {
        return sendReplyPage(reply, { ...shown, answered: null, stamp: makeStamp(needs) })
      }
      const answered = await findAnswered(needs.database, thread, query.to)
      if (answered === null) return sendGonePage(reply, shown)
      return sendReplyPage(reply, { ...shown, answered, stamp: makeStamp(needs) })
    })
}

/** One that readers see. What waits, is spam or was deleted is for them as if it had never been. */
async function findAnswered(
  database: Database,
  thread: Thread,
  to: string,
): Promise<Comment | null> {
  const id = CommentId.safeParse(to)
  const comment = id.success ? await findComment(database, id.data) : null
  return comment?.status === 'approved' && comment.thread === thread.id ? comment : null
}
