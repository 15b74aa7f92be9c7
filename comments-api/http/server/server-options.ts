import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import Fastify, { type FastifyHttpOptions } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { second } from '../../durations.ts'
import type { World } from '../../world.ts'
import { sendProblem } from '../answers/problems.ts'
import type { RecentAnswers } from '../answers/recent-answers.ts'
import { largestBody } from '../requests/bodies.ts'
import { logError } from './log-error.ts'
import { openServer } from './open-server.ts'

type Settings = { readonly trustProxy: readonly string[] }
export type LogStream = { write(line: string): void }

type Needs = {
  readonly answers: RecentAnswers
  readonly world: World
  readonly log: LogStream
}

export function serverOptions(
  { trustProxy }: Settings,
  { answers, world, log }: Needs,
): FastifyHttpOptions<Server> {
  return {
    serverFactory: openServer({ answers, world }, settings),
    logger: { stream: log, base: null, serializers: { err: logError } },
    // Fastify's own lines would carry addresses and, in the address of a sign-in link, a token.
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    schemaController: { compilersFactory: noCompilers },
    genReqId: countRequests(world.newId()),
    requestIdHeader: false,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    bodyLimit: largestBody,
    // Idle connections go at once when the service stops; what is being answered is finished.
    forceCloseConnections: 'idle',
    // A thread's id has up to 200 letters, each up to 12 characters when it is encoded.
    routerOptions: { maxParamLength: 2_500 },
    frameworkErrors: (_error, _request, reply) => sendProblem(reply, new Problem('not-found')),
    clientErrorHandler: answerBrokenRequest,
  }
}

/** Of the server itself. */
const settings = {
  requestTimeout: 30 * second,
  // Nothing comes and nothing is taken: whoever asks and never reads would keep a connection, and an answer, for ever.
  // Node looks once more after it, where something of an answer went out meanwhile: two minutes at most.
  timeout: 60 * second,
  keepAliveTimeout: 72 * second,
  maxRequestsPerSocket: 100_000,
  http: {
    headersTimeout: 15 * second,
    // Node would look for who is late every thirty seconds, and let them be late by that much more.
    connectionsCheckingInterval: 2 * second,
    maxHeaderSize: 16 * 1024,
  },
} as const

/**
 * Requests are checked by zod, see validate.ts, and no answer has a schema.
 * Without these, Fastify loads its own compilers: 110 modules, 4 MB.
 */
const noCompilers = { buildValidator: refuseToCompile, buildSerializer: refuseToCompile }

function refuseToCompile(): never {
  throw new Error('a schema is not for Fastify to compile')
}

/** Unlike any other run's, and cheaper than fresh random bytes for each request. */
function countRequests(run: string): () => string {
  let count = 0
  return function nextId() {
    count += 1
    return `${run}-${count}`
  }
}

/** What is not HTTP: said plainly, then closed, so that nothing after it is read as another request. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  // Whoever never closes their side would keep ours open.
  setTimeout(() => socket.destroy(), second / 2).unref()
}
