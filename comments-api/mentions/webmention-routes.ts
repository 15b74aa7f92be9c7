import { z } from 'zod'
import { type FieldProblem, Problem } from '../contract/problems.ts'
import type { Rate } from '../http/requests/rate-limits.ts'
import type { App } from '../http/requests/validate.ts'
import { type Needs, type Received, receiveMention } from './receive.ts'

export type Options = { readonly needs: Needs; readonly rates: { readonly mention: Rate } }

/**
 * Other fields are allowed (https://www.w3.org/TR/webmention/#sender-notifies-receiver-p-2). A missing or wrong value
 * is refused like a wrong address.
 */
const Webmention = z
  .object({ source: z.string().catch(''), target: z.string().catch('') })
  .catch({ source: '', target: '' })

const queued =
  'Thank you. Your page will be fetched, and if it links here, the mention waits for a moderator. Send it again when your page has changed.\n'

/** https://www.w3.org/TR/webmention/#receiving-webmentions. Sent by the servers of other sites, so from any origin. */
export async function webmentionRoutes(app: App, options: Options): Promise<void> {
  const { needs, rates } = options
  app.post(
    '/webmention',
    { schema: { body: Webmention }, config: { rateLimit: rates.mention } },
    async (request, reply) => {
      const received = await receiveMention(needs, { ...request.body, via: 'webmention' })
      requireTaken(received)
      reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8')
      return reply.code(202).send(queued)
    },
  )
}

function requireTaken(received: Received): void {
  if (received === 'waiting') return
  if (received === 'too-many') throw new Problem('too-many-requests', { retryAfter: 60 })
  throw new Problem('mention-refused', { fields: [faults[received]] })
}

const faults = {
  'bad-source': {
    field: 'source',
    message: 'must be the http or https address of a web page, at the usual port',
  },
  'own-page': { field: 'source', message: 'is a page of this site' },
  'bad-target': { field: 'target', message: 'is not a post of this site' },
  'closed-target': { field: 'target', message: 'takes no mentions' },
} as const satisfies Record<Exclude<Received, 'waiting' | 'too-many'>, FieldProblem>
