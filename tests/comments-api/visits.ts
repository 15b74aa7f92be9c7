import type { RequestListener } from 'node:http'
import type { FetchRefused } from '../../comments-api/outside/fetch-refused.ts'
import { blockListOf } from '../../comments-api/outside/is-public-address.ts'
import { createSafeFetch } from '../../comments-api/safe-fetch.ts'
import { internet, publicAddress, startStranger } from './outside.ts'

const names = { 'blog.example': [publicAddress], 'other.example': ['151.101.1.69'] }
export const page = (text: string, more: Record<string, string> = {}): RequestListener => {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...more }).end(text)
  }
}

type Names = Readonly<Record<string, readonly string[]>>

/** In milliseconds. Even on a busy machine, only a server that says nothing takes so long. */
export const patient = { connect: 120_000, headers: 120_000, total: 120_000 }

export async function visit(answer: RequestListener, known: Names = names) {
  const { port } = await startStranger(answer)
  return visitPort(port, known)
}

export function visitPort(port: number, known: Names = names, limits = patient) {
  const world = internet(known, port)
  const fetchSafely = createSafeFetch({
    world,
    site: 'https://reader.example/',
    own: blockListOf(['8.8.4.4']),
    limits,
  })
  return { fetchSafely, connected: world.connected }
}

/** Returns why the fetch was refused. */
export async function reasonOf(fetched: Promise<unknown>): Promise<string> {
  return fetched.then(
    () => 'read',
    (error: FetchRefused) => error.reason,
  )
}
