import type { FastifyInstance } from 'fastify'
import { hour } from '../durations.ts'
import type { Rate } from '../http/requests/rate-limits.ts'
import { forgetOldChecks } from './checks.ts'
import { pingbackRoutes } from './pingback/routes.ts'
import type { Needs as Receiving } from './receive.ts'
import { toldRoutes } from './told/routes.ts'
import { trackbackRoutes } from './trackback/routes.ts'
import { checkMentions, type Needs } from './verify.ts'
import { webmentionRoutes } from './webmention-routes.ts'

type Options = {
  readonly needs: Needs & Receiving
  readonly rates: { readonly mention: Rate }
  /** See AFTERWORD_MENTIONS_TOKEN. */
  readonly token: string | null
}

/**
 * Links from other sites. They are announced by these sites, checked later, and shown once a moderator has approved
 * them.
 */
export function mentions({ needs, rates, token }: Options) {
  const { database, world } = needs
  return {
    jobs: [checkMentions(needs)],
    chores: [
      {
        name: 'forget-mention-checks',
        every: hour,
        run: async () => void (await database.batch([forgetOldChecks(world)])),
      },
    ],
    async routes(app: FastifyInstance) {
      await webmentionRoutes(app, { needs, rates })
      await app.register(pingbackRoutes, { needs, rates })
      await app.register(trackbackRoutes, { needs, rates })
      await app.register(toldRoutes, { database, token })
    },
  }
}
