import { createHash } from 'node:crypto'
import { z } from 'zod'
import { normaliseEmail } from '../../comments/fields/email.ts'
import { Problem } from '../../contract/problems.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import type { App } from '../../http/requests/validate.ts'
import type { Database } from '../../storage/database.ts'
import type { Query } from '../../storage/sql.ts'
import { sendOutside } from '../frame.ts'
import { askedPage, type Place } from './pages.ts'

type Options = Place & {
  readonly needs: { readonly database: Database }
  readonly rates: { readonly signIn: Rate }
  readonly enqueueSignIn: EnqueueSignIn
}

/**
 * Returns the statement for the job that sends the mail. It is the same for addresses of no moderator, which get no
 * mail.
 */
export type EnqueueSignIn = (address: string) => Promise<Query>

const Asked = z.strictObject({ address: z.string().max(1_000) })

/**
 * Every address is read, looked up and given a job in the same way, and the answer is always the same. So neither the
 * answer nor its time tells which addresses are known.
 */
export function askForLink(app: App, options: Options): void {
  const { needs, rates, enqueueSignIn } = options
  // Also limits the requests for one address, which may come from many networks.
  const countAddress = app.createRateLimit({
    ...rates.signIn,
    keyGenerator: ({ body }) => keyOf(Asked.parse(body).address),
  })

  app.post(
    '/admin/link',
    { schema: { body: Asked }, config: { rateLimit: rates.signIn } },
    async (request, reply) => {
      const counted = await countAddress(request)
      if (!counted.isAllowed && counted.isExceeded) {
        throw new Problem('too-many-requests', { retryAfter: counted.ttlInSeconds })
      }
      const address = normaliseEmail(request.body.address) ?? ''
      await needs.database.batch([await enqueueSignIn(address)])
      return sendOutside(reply, askedPage(options))
    },
  )
}

/**
 * The limiter stores no addresses. They are normalised first, because a domain can be spelled in many ways and all of
 * them are one address.
 */
function keyOf(address: string): string {
  return createHash('sha256')
    .update(normaliseEmail(address) ?? address)
    .digest('base64url')
}
