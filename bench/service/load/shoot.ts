import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { AnswerReader } from './answer-reader.ts'

/** The bytes of the next request, or `null` when nothing more is to be sent. */
export type NextRequest = () => Buffer | null

export type Load = {
  /** Of one server or of several, which then get as many connections each. */
  readonly urls: readonly string[]
  readonly connections: number
  /** What every answer must say; a figure counts only when none says anything else. */
  readonly status: number
  readonly next: NextRequest
}

/** `waits`: how long each answer took, in milliseconds, sorted. */
export type Shot = { readonly perSecond: number; readonly waits: Float64Array }

/**
 * Every connection sends its next request when it has the answer to the last. Our own, because each
 * request has to be sent once and no more, and because it must cost less than what it measures (decision 51).
 */
export async function shoot(load: Load): Promise<Shot> {
  const sockets = await Promise.all(Array.from({ length: load.connections }, openOne(load.urls)))
  const waits: number[] = []
  const began = performance.now()
  try {
    await Promise.all(sockets.map(socket => askInTurn(socket, load, waits)))
  } finally {
    for (const socket of sockets) socket.destroy()
  }
  const seconds = (performance.now() - began) / 1_000
  return { perSecond: waits.length / seconds, waits: Float64Array.from(waits).sort() }
}

/** Several shots as one. */
export function addUp(shots: readonly Shot[]): Shot {
  const seconds = shots.reduce((sum, { waits, perSecond }) => sum + waits.length / perSecond, 0)
  const waits = Float64Array.from(shots.flatMap(shot => [...shot.waits])).sort()
  return { perSecond: waits.length / seconds, waits }
}

/** What `share` of a hundred did not exceed; of 100, the slowest. */
export function waitOf({ waits }: Shot, share: number): number {
  const place = Math.ceil((waits.length * share) / 100) - 1
  return waits[Math.max(0, place)] ?? Number.NaN
}

function openOne(urls: readonly string[]) {
  return async function open(_: unknown, number: number): Promise<Socket> {
    const { hostname, port } = new URL(urls[number % urls.length] ?? '')
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
