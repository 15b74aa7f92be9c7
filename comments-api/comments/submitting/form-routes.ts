import type { FastifyInstance } from 'fastify'
import type { Rate } from '../../http/requests/rate-limits.ts'
import type { World } from '../../world.ts'
import { makeStamp } from './form-stamp.ts'

type Options = {
  readonly needs: { readonly secret: string; readonly world: World }
  readonly rates: { readonly preview: Rate }
}

/** Pages are static and have no stamp, so their script asks for one when somebody enters the form. */
export async function formRoutes(app: FastifyInstance, { needs, rates }: Options): Promise<void> {
  app.get('/form', { config: { rateLimit: rates.preview } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ stamp: makeStamp(needs) }),
  )
}
