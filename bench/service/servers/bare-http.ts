import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Recorded } from '../requests/record.ts'
import { serve } from './serve.ts'

/** The limit of that limit: node:http alone, with the same bytes. */
serve(({ status, headers, body }: Recorded) => {
  const bytes = Buffer.from(body, 'base64')
  const all = status === 304 ? headers : { ...headers, 'content-length': bytes.length }
  const server = createServer((_, response) => response.writeHead(status, all).end(bytes))
  return {
    listen: async options => {
      await once(server.listen(options), 'listening')
      const address = server.address()
      if (address === null || typeof address !== 'object') throw new Error('there is no port')
      return `http://${address.address}:${address.port}`
    },
    close: async () => server.close(),
  }
})
