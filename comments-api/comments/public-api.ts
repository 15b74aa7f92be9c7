import type { FastifyInstance } from 'fastify'
import type { RecentAnswers } from '../http/answers/recent-answers.ts'
import { readStyles, sendStyles } from '../http/pages/page.ts'
import { answerOrigins } from '../http/requests/origins.ts'
import type { Rates } from '../http/requests/rate-limits.ts'
import type { Needs } from './needs.ts'
import { ownRoutes } from './own/own-routes.ts'
import { feedRoutes } from './reading/feed-routes.ts'
import { readRoutes } from './reading/read-routes.ts'
import type { ListMentions } from './reading/read-thread.ts'
import { Snapshots } from './reading/snapshots.ts'
import { rememberEpoch } from './reading/versions.ts'
import { formRoutes } from './submitting/form-routes.ts'
import { submitRoutes } from './submitting/submit-routes.ts'
import { formStyle } from './submitting/without-scripts/form-page.ts'
import type { Offers } from './submitting/without-scripts/plain-form.ts'
import { replyRoutes } from './submitting/without-scripts/reply-routes.ts'

type Options = {
  readonly needs: Needs
  readonly answers: RecentAnswers
  readonly rates: Rates
  readonly origins: readonly string[]
  readonly site: string
  readonly listMentions: ListMentions
  readonly offers: Offers
}

/** What pages on the configured origins may ask for and send. */
export async function publicApi(app: FastifyInstance, options: Options): Promise<void> {
  const { needs, answers, rates, origins, site, listMentions, offers } = options
  const { database } = needs
  const styles = readStyles(
    new URL('../../templates/styles/fields.css', import.meta.url),
    new URL('./submitting/without-scripts/form-page.css', import.meta.url),
  )
  const epoch = rememberEpoch(database)
  const snapshots = new Snapshots({ database, epoch, listMentions })
  await answerOrigins(app, { origins })
  await readRoutes(app, { needs, epoch, origins, snapshots, answers, rates })
  await feedRoutes(app, { needs, answers, origins })
  await app.register(submitRoutes, { needs, rates, origins, site, offers })
  await replyRoutes(app, { needs, rates, origins, offers })
  await ownRoutes(app, { needs, rates, origins })
  await formRoutes(app, { needs, rates })
  app.get(formStyle, async (_request, reply) => sendStyles(reply, styles))
}
