import Fastify from 'fastify'
import type { Recorded } from '../requests/record.ts'
import { serve } from './serve.ts'

/** The upper limit: Fastify with one handler that sends the bytes it was given, and does nothing else. */
serve(({ status, headers, body }: Recorded) => {
  const app = Fastify()
  const bytes = Buffer.from(body, 'base64')
  app.all('/*', (_, reply) => reply.code(status).headers(headers).send(bytes))
  return app
})
