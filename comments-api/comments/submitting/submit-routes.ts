import { guardOrigin } from '../../http/requests/origins.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import { takeTurns } from '../../http/requests/turns.ts'
import type { App } from '../../http/requests/validate.ts'
import type { Needs } from '../needs.ts'
import { ThreadPath } from '../threads/thread.ts'
import { circumstancesOf } from './circumstances.ts'
import { submitComment } from './submit.ts'
import { addressOf, answerJson, seeArticle } from './submit-answers.ts'
import type { Offers } from './without-scripts/plain-form.ts'
import { givingFormBack, readForm } from './without-scripts/sent-form.ts'

type Options = {
  readonly needs: Needs
  readonly origins: readonly string[]
  readonly site: string
  readonly offers: Offers
  readonly rates: { readonly submit: Rate }
}

export async function submitRoutes(app: App, options: Options): Promise<void> {
  const { needs, origins, rates } = options
  app.decorateRequest('form', null)
  app.post(
    '/threads/:id/comments',
    {
      schema: { params: ThreadPath },
      preValidation: [takeTurns(), readForm, guardOrigin(origins)],
      config: { rateLimit: rates.submit },
      errorHandler: givingFormBack(options),
    },
    async (request, reply) => {
      const { params, body, sender } = request
      const circumstances = circumstancesOf(needs, sender)
      const accepted = await submitComment(needs, params.id, { body, circumstances })
      const address = addressOf(accepted.thread, origins)
      const { editWindow } = needs
      if (!request.form) return answerJson(reply, accepted, { address, editWindow })
      return seeArticle(reply, address, accepted.version === null ? 'pending' : 'approved')
    },
  )
}
