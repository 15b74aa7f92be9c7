import Fastify from 'fastify'
import { openRows } from './open-rows.ts'
import { serve } from './serve.ts'

const selectThread = `
  select id, parent, author_name, author_url, html, created_at
  from comments
  where thread = ? and status = 'approved'
  order by created_at desc, id desc
  limit 200`

/** What one would write first and never measure: a query for every reader, and its rows as JSON. */
serve(({ database }: { readonly database: string }) => {
  const rows = openRows(database)
  const app = Fastify()
  app.get<{ Params: { id: string } }>('/api/threads/:id/comments', async request => {
    const comments = await rows(selectThread, [request.params.id])
    return { thread: request.params.id, count: comments.length, comments }
  })
  app.get<{ Querystring: { threads: string } }>('/api/counts', async request => {
    const threads = request.query.threads.split(',')
    const places = threads.map(() => '?').join(', ')
    const counts = await rows(`select id, count from threads where id in (${places})`, threads)
    return Object.fromEntries(counts.map(({ id, count }) => [id, count]))
  })
  return app
})
