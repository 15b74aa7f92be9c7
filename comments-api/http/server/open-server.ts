import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
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
 * The server that Fastify uses. It repeats recent answers itself or, if something was written since, has them made
 * again. What Fastify does before the first hook and after the answer costs as much as the answer (decision 80).
 */
export function openServer({ answers, world }: Needs, { http, ...others }: Settings) {
  return function serve(listener: Listener): Server {
    const server = createServer(http, function repeatOrAsk(request, response) {
      if (namesTwoHosts(request)) return refuse(response)
      // A server that is closing says so in every answer, which Fastify does.
      if (request.method !== 'GET' || !server.listening) return listener(request, response)
      const exchange = { server, request, response, began: world.monotonic() }
      const kept = answers.find(request)
      if (kept) return say(world, exchange, kept)
      const made = answers.renew(request)
      if (!made) return listener(request, response)
      made.then(
        renewed => say(world, exchange, renewed),
        failure => {
          // The route reports it.
          answers.fail(request, failure)
          listener(request, response)
        },
      )
    })
    server.on('connection', keepPeer)
    // Node would answer 417 itself, without our headers. Servers may ignore what they do not know there:
    // https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
    server.on('checkExpectation', (request, response) => server.emit('request', request, response))
    return Object.assign(server, others)
  }
}

/**
 * Node asks for the address of a peer once and keeps it, but cannot ask any more when the peer has hung up: a reader
 * who leaves right after sending a response. Their request is still handled, and limited and judged by that address.
 */
function keepPeer({ remoteAddress }: Socket): string | undefined {
  return remoteAddress
}

type Exchange = {
  readonly server: Server
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly began: number
}

function say(world: World, { server, request, response, began }: Exchange, kept: Kept): void {
  // Writing to a client that has hung up would be an error.
  if (response.destroyed) return
  response.on('finish', () => {
    kept.measure(response.statusCode, (world.monotonic() - began) / 1_000)
    // If the server began to close meanwhile, it waits for connections that are idle now.
    if (!server.listening) setImmediate(() => server.closeIdleConnections())
  })
  writeAnswer(response, request.headers['if-none-match'], kept.answer)
}

/** With two hosts, each server on the way might use another one: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
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
