import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { openCommits } from './open-commits.ts'
import { serve } from './serve.ts'
import { WaitingRows } from './waiting-rows.ts'

type Sent = { readonly author: { readonly name: string }; readonly body: string }

/** The upper limit of durable writes: nothing is checked, each comment is one row, and many share a commit. */
serve(async ({ database }: { readonly database: string }) => {
  const rows = new WaitingRows(await openCommits(database))
  const app = Fastify()
  app.post<{ Params: { id: string }; Body: Sent }>(
    '/api/threads/:id/comments',
    async (request, reply) => {
      const { author, body } = request.body
      const id = randomUUID()
      const createdAt = new Date().toISOString()
      await rows.add([id, request.params.id, author.name, body, createdAt])
      return reply.code(201).send({ id, createdAt })
    },
  )
  return app
})
