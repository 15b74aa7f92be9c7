import type { z } from 'zod'
import { Problem } from '../../contract/problems.ts'
import { ToldChanges, type ToldPosts, ToldQuery, ToldTaken } from '../../contract/told.ts'
import { bears } from '../../http/requests/bearer.ts'
import type { App } from '../../http/requests/validate.ts'
import type { Database } from '../../storage/database.ts'
import { listTold, writeTold } from './store.ts'

type ToldOptions = {
  readonly database: Database
  /** See AFTERWORD_MENTIONS_TOKEN. With `null`, nobody may ask. */
  readonly token: string | null
}

const pageSize = 500
/** In bytes: enough for a hundred posts with their links. */
const largest = 1024 * 1024

/** What `npm run mentions` remembers. Without the token, the answer is the same as for an unknown address. */
export async function toldRoutes(app: App, options: ToldOptions): Promise<void> {
  const { database, token } = options
  app.addHook('onRequest', async (request, reply) => {
    if (token === null || !bears(request, token)) throw new Problem('not-found')
    reply.header('cache-control', 'no-store')
  })
  app.get('/told', { schema: { querystring: ToldQuery } }, async (request, reply) => {
    const posts = await listTold(database, request.query.after, pageSize)
    const next = posts.length === pageSize ? (posts.at(-1)?.post ?? null) : null
    return reply.send({ posts, next } satisfies z.infer<typeof ToldPosts>)
  })
  app.put(
    '/told',
    { schema: { body: ToldChanges }, bodyLimit: largest },
    async (request, reply) => {
      const written = await database.batch(request.body.posts.map(writeTold))
      return reply.send(ToldTaken.parse({ taken: written.flat() }))
    },
  )
}
