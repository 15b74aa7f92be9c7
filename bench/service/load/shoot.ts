import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Running } from '../prepare/start-process.ts'
import { AnswerReader } from './answer-reader.ts'

/** Returns the bytes of the next request; `null` if nothing more is to be sent. */
export type NextRequest = () => Buffer | null

type Load = {
  /** If there are several, each gets as many connections. */
  readonly servers: readonly Server[]
  readonly connections: number
  /** The status that every answer must have. Any other one makes the measurement fail. */
  readonly status: number
  readonly next: NextRequest
}

type Server = Pick<Running, 'url' | 'processorTime'>

export type Shot = {
  readonly seconds: number
  /** How long each answer took, in milliseconds, sorted. */
  readonly waits: Float64Array
  /** The processor time that the servers took, in milliseconds. */
  readonly processorTime: number
}

/**
 * Every connection sends its next request when it has received the last answer. We wrote this ourselves, because each
 * request has to be sent exactly once, and because it must cost less than what it measures (decision 51).
 */
export async function shoot(load: Load): Promise<Shot> {
  const sockets = await Promise.all(Array.from({ length: load.connections }, openOne(load.servers)))
  const waits: number[] = []
  const before = await sumTimes(load.servers)
  const began = performance.now()
  try {
    await Promise.all(sockets.map(socket => askInTurn(socket, load, waits)))
  } finally {
    for (const socket of sockets) socket.destroy()
  }
  const seconds = (performance.now() - began) / 1_000
  const processorTime = (await sumTimes(load.servers)) - before
  return { seconds, waits: Float64Array.from(waits).sort(), processorTime }
}

async function sumTimes(servers: readonly Server[]): Promise<number> {
  const times = await Promise.all(servers.map(server => server.processorTime()))
  return times.reduce((sum, time) => sum + time, 0)
}

function openOne(servers: readonly Server[]) {
  return async function open(_: unknown, number: number): Promise<Socket> {
    const { hostname, port } = new URL(servers[number % servers.length]?.url ?? '')
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    return socket
  }
}

function askInTurn(socket: Socket, { next, status }: Load, waits: number[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const answers = new AnswerReader()
  let sentAt = 0
  function ask(): void {
    const request = next()
    sentAt = performance.now()
    if (request === null) resolve()
    else socket.write(request)
  }
  socket.on('data', chunk => {
    const answer = typeof chunk === 'string' ? null : answers.read(chunk)
    if (answer === null) return
    waits.push(performance.now() - sentAt)
    if (answer === status) ask()
    else reject(new Error(`an answer was ${answer}, not ${status}`))
  })
  socket.once('error', reject)
  socket.once('close', () => reject(new Error('the server closed a connection')))
  ask()
  return promise
}
