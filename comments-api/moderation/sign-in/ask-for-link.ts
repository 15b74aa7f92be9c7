import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { normaliseEmail } from '../../comments/fields/email.ts'
import { Problem } from '../../contract/problems.ts'
import type { Rate } from '../../http/requests/rate-limits.ts'
import type { ZodTypes } from '../../http/requests/validate.ts'
import type { Database } from '../../storage/database.ts'
import type { Query } from '../../storage/sql.ts'
import { sendOutside } from '../frame.ts'
import { askedPage, type Place } from './pages.ts'

type Options = Place & {
  readonly needs: { readonly database: Database }
  readonly rates: { readonly signIn: Rate }
  readonly mailLink: MailLink
}

/** The job of the mail, for whoever asks: who is no moderator gets a job too, and no mail. */
export type MailLink = (address: string) => Promise<Query>

const Asked = z.strictObject({ address: z.string().max(1_000) })

/**
 * Known or not, an address is read, looked for and stored a job for in the same way, and the answer is the
 * same: neither it nor the time it takes tells whose addresses are known.
 */
export function askForLink(app: FastifyInstance, options: Options): void {
  const { needs, rates, mailLink } = options
  // Also whoever comes from many networks: for one address, so many times.
  const countAddress = app.createRateLimit({
    ...rates.signIn,
    keyGenerator: ({ body }) => keyOf(Asked.parse(body).address),
  })

  app
    .withTypeProvider<ZodTypes>()
    .post(
      '/admin/link',
      { schema: { body: Asked }, config: { rateLimit: rates.signIn } },
      async (request, reply) => {
        const counted = await countAddress(request)
        if (!counted.isAllowed && counted.isExceeded) {
          throw new Problem('too-many-requests', { retryAfter: counted.ttlInSeconds })
        }
        const address = normaliseEmail(request.body.address) ?? ''
        await needs.database.batch([await mailLink(address)])
        return sendOutside(reply, 'Look into your mail', askedPage(options))
      },
    )
}

/**
 * The limiter's memory holds no addresses. A domain has many
 * spellings, and whoever asks by all of them asks for one address.
 */
function keyOf(address: string): string {
  return createHash('sha256')
    .update(normaliseEmail(address) ?? address)
    .digest('base64url')
}
