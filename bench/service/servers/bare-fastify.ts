import Fastify from 'fastify'
import type { Recorded } from '../requests/record.ts'
import { serve } from './serve.ts'

/** The ceiling: Fastify with one handler that answers the bytes it was given, and does nothing else. */
serve(({ status, headers, body }: Recorded) => {
  const app = Fastify()
  const bytes = Buffer.from(body, 'base64')
  app.all('/*', (_, reply) => reply.code(status).headers(headers).send(bytes))
  return app
})
