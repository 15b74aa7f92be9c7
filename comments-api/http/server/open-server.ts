import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http'
import type { World } from '../../world.ts'
import { writeAnswer } from '../answers/answer.ts'
import type { Kept, RecentAnswers } from '../answers/recent-answers.ts'
import { createServer } from './node-http.ts'

type Listener = (request: IncomingMessage, response: ServerResponse) => void
type Needs = { readonly answers: RecentAnswers; readonly world: World }
type Settings = { readonly http: ServerOptions } & Readonly<
  Pick<Server, 'requestTimeout' | 'timeout' | 'keepAliveTimeout' | 'maxRequestsPerSocket'>
>

/**
 * The server that Fastify listens with. What was answered a moment ago it repeats by itself,
 * or has it made again where something was written since: Fastify's way to the first hook,
 * and from the answer to the last, costs as much as the answer (decision 80).
 */
export function openServer({ answers, world }: Needs, { http, ...others }: Settings) {
  return function serve(listener: Listener): Server {
    const server = createServer(http, function repeatOrAsk(request, response) {
      if (namesTwoHosts(request)) return refuse(response)
      // One that closes says so with every answer, and that Fastify knows how to do.
      if (request.method !== 'GET' || !server.listening) return listener(request, response)
      const exchange = { server, request, response, began: world.monotonic() }
      const kept = answers.find(request)
      if (kept) return say(world, exchange, kept)
      const made = answers.renew(request)
      if (!made) return listener(request, response)
      made.then(
        renewed => say(world, exchange, renewed),
        // Whatever it is, the route knows how to tell of it.
        () => listener(request, response),
      )
    })
    return Object.assign(server, others)
  }
}

type Exchange = {
  readonly server: Server
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly began: number
}

function say(world: World, { server, request, response, began }: Exchange, kept: Kept): void {
  // Who has hung up meanwhile is told nothing: there it would be an error.
  if (response.destroyed) return
  response.on('finish', () => {
    kept.measure(response.statusCode, (world.monotonic() - began) / 1_000)
    // It may have begun to close meanwhile, and then waits for connections that are idle now.
    if (!server.listening) setImmediate(() => server.closeIdleConnections())
  })
  writeAnswer(response, request.headers['if-none-match'], kept.answer)
}

/** Each on the way could go by another of them: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
function namesTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (name.length === 4 && /^host$/i.test(name)) hosts += 1
  }
  return hosts > 1
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, { connection: 'close', 'content-length': 0 }).end()
}
