import { z } from 'zod'
import type { Rate } from '../../../http/requests/rate-limits.ts'
import type { App } from '../../../http/requests/validate.ts'
import type { Needs } from '../../needs.ts'
import { findThread, ThreadPath, takesComments } from '../../threads/thread.ts'
import { findAnswered } from '../answered.ts'
import { makeStamp } from '../form-stamp.ts'
import { addressOf } from '../submit-answers.ts'
import type { Offers } from './plain-form.ts'
import { sendClosedPage, sendGonePage, sendReplyPage } from './reply-page.ts'

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly offers: Offers
  readonly rates: { readonly preview: Rate }
}

const ReplyQuery = z.object({ to: z.string().optional() })

/** Where the link Reply leads without scripts: the form for a reply to the comment `to` or, without it, to the post. */
export async function replyRoutes(app: App, options: Options): Promise<void> {
  const { needs, origins, rates, offers } = options
  const schema = { params: ThreadPath, querystring: ReplyQuery }
  const config = { rateLimit: rates.preview }
  app.get('/threads/:id/reply', { schema, config }, async ({ params, query }, reply) => {
    const thread = await findThread(needs, params.id)
    const shown = { thread, address: addressOf(thread, origins), offers }
    if (!(await takesComments(needs, thread))) return sendClosedPage(reply, shown)
    if (query.to === undefined) {
      return sendReplyPage(reply, { ...shown, answered: null, stamp: makeStamp(needs) })
    }
    const answered = await findAnswered(needs.database, thread, query.to)
    if (answered === null) return sendGonePage(reply, shown)
    return sendReplyPage(reply, { ...shown, answered, stamp: makeStamp(needs) })
  })
}
