import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import Fastify, { type FastifyHttpOptions } from 'fastify'
import { second } from '../../durations.ts'
import type { World } from '../../world.ts'
import { answerUnreadableAddresses } from '../answers/not-found.ts'
import type { RecentAnswers } from '../answers/recent-answers.ts'
import type { MissingPage } from '../pages/missing-page.ts'
import { largestBody } from '../requests/bodies.ts'
import { logError, withWords } from './log-error.ts'
import { openServer } from './open-server.ts'

type Settings = { readonly trustProxy: readonly string[] }
export type LogStream = { write(line: string): void }

type Needs = {
  readonly answers: RecentAnswers
  readonly world: World
  readonly log: LogStream
  readonly missing: MissingPage
}

export function serverOptions(
  { trustProxy }: Settings,
  { answers, world, log, missing }: Needs,
): FastifyHttpOptions<Server> {
  return {
    serverFactory: openServer({ answers, world }, settings),
    logger: {
      stream: log,
      base: null,
      serializers: { err: logError },
      hooks: {
        logMethod(said, write) {
          Reflect.apply(write, this, withWords(said))
        },
      },
    },
    // Fastify's own lines would contain addresses and, in the address of a sign-in link, a token.
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    schemaController: { compilersFactory: noCompilers },
    genReqId: countRequests(world.newId()),
    requestIdHeader: false,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    bodyLimit: largestBody,
    // When the service stops, idle connections are closed at once, and running requests are finished.
    forceCloseConnections: 'idle',
    // A thread's id has up to 200 letters, each up to 12 characters when it is encoded.
    routerOptions: { maxParamLength: 2_500 },
    frameworkErrors: answerUnreadableAddresses(missing),
    clientErrorHandler: answerBrokenRequest,
  }
}

/** Settings of the Node server. */
const settings = {
  requestTimeout: 30 * second,
  // For connections on which nothing is sent or received. A client that never reads would otherwise keep a connection
  // and an answer for ever. If part of an answer went out meanwhile, Node waits once more, so at most two minutes.
  timeout: 60 * second,
  keepAliveTimeout: 72 * second,
  maxRequestsPerSocket: 100_000,
  http: {
    headersTimeout: 15 * second,
    // By default Node checks for slow clients every thirty seconds, and so tolerates that much more.
    connectionsCheckingInterval: 2 * second,
    maxHeaderSize: 16 * 1024,
  },
} as const

/**
 * Requests are checked by zod, see validate.ts, and answers have no schema. Without these functions, Fastify loads its
 * own compilers: 110 modules, 4 MB.
 */
const noCompilers = { buildValidator: refuseToCompile, buildSerializer: refuseToCompile }

function refuseToCompile(): never {
  throw new Error('a schema is not for Fastify to compile')
}

/** Ids that differ from those of other runs, and cost less than random bytes for each request. */
function countRequests(run: string): () => string {
  let count = 0
  return function nextId() {
    count += 1
    return `${run}-${count}`
  }
}

/**
 * For input that is not HTTP. The connection is closed after the answer, so that the rest is not read as another
 * request.
 */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  // A client that never closes its side would keep ours open.
  setTimeout(() => socket.destroy(), second / 2).unref()
}
