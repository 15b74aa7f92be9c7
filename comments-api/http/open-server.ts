import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import type { World } from '../world.ts'
import { writeAnswer } from './answer.ts'
import type { Kept, RecentAnswers } from './recent-answers.ts'

type Listener = (request: IncomingMessage, response: ServerResponse) => void
type Needs = { readonly answers: RecentAnswers; readonly world: World }
type Settings = { readonly http: ServerOptions } & Readonly<
  Pick<Server, 'requestTimeout' | 'keepAliveTimeout' | 'maxRequestsPerSocket'>
>

/**
 * The server that Fastify listens with. It says again by itself what was said a moment ago: Fastify's way to the first
 * hook and from the answer to the last costs as much as the answer (decision 80).
 */
export function openServer({ answers, world }: Needs, { http, ...others }: Settings) {
  return function serve(listener: Listener): Server {
    const server = createServer(http, function repeatOrAsk(request, response) {
      // One that closes says so with every answer, and that Fastify knows how to do.
      const kept = request.method === 'GET' && server.listening ? answers.find(request) : undefined
      if (kept === undefined) return listener(request, response)
      measureWhenSent(kept, response)
      writeAnswer(response, request.headers['if-none-match'], kept.answer)
    })
    return Object.assign(server, others)

    function measureWhenSent({ measure }: Kept, response: ServerResponse): void {
      const began = world.monotonic()
      response.on('finish', () => {
        measure(response.statusCode, (world.monotonic() - began) / 1_000)
        if (!server.listening) setImmediate(() => server.closeIdleConnections())
      })
    }
  }
}
