import type { IncomingMessage } from 'node:http'
import type { BlockList } from 'node:net'
import { request } from './http/server/node-http.ts'
import { before } from './outside/before.ts'
import { connectSafely } from './outside/connect-safely.ts'
import { endInTime, endStorm } from './outside/end-in-time.ts'
import { FetchRefused } from './outside/fetch-refused.ts'
import { HostTurns } from './outside/host-turns.ts'
import {
  type Answer,
  type Fetched,
  headOf,
  readPage,
  readReply,
  type Visited,
} from './outside/read-answer.ts'
import { hostOf, redirectOf, requireWebAddress } from './outside/web-address.ts'
import type { World } from './world.ts'

/** Throws `FetchRefused`, and nothing else, if the address may not be requested or does not answer as it must. */
export type SafeFetch = (url: string) => Promise<Fetched>

/** What is sent to an endpoint that a stranger's page names. */
type Content = { readonly contentType: string; readonly body: string }

/** Like `SafeFetch`, for sending: any status is an answer. */
export type SafeSend = {
  /** The head of a page whose body is not read. */
  readonly head: (url: string) => Promise<Answer>
  readonly post: (url: string, content: Content) => Promise<Answer>
}

type Options = {
  readonly world: Pick<World, 'resolve' | 'connect'>
  /** Names the site in the User-Agent. */
  readonly site: string
  /** Public addresses that belong to the owner's own network and must not be requested. */
  readonly own: BlockList
  readonly limits?: Partial<Bounds>
}
type Needs = Options & { readonly turns: HostTurns }

/** In milliseconds and bytes, apart from the ports. */
export type Bounds = {
  readonly connect: number
  readonly headers: number
  readonly total: number
  readonly body: number
  readonly ports: readonly number[]
}

const defaults = {
  connect: 3_000,
  headers: 5_000,
  total: 10_000,
  body: 1024 * 1024,
  ports: [80, 443],
} satisfies Bounds

const mostRedirects = 3

/**
 * The only door through which a request goes to an address that a stranger chose. We connect to the very address that
 * was checked, again on every redirect: a name that resolves differently the second time gains nothing. No cookie, no
 * credentials, no referrer, no proxy from the environment.
 */
export function createSafeFetch(options: Options): SafeFetch {
  const needs = { ...options, turns: new HostTurns() }
  return url =>
    goOut(needs, url, async doorway => readPage(await follow(doorway, url), doorway.bounds.body))
}

/** The same door for sending: checked, limited and as anonymous as a fetch. */
export function createSafeSend(options: Options): SafeSend {
  const needs = { ...options, turns: new HostTurns() }
  return {
    head: url =>
      goOut(needs, url, async doorway => {
        const { message, url: last } = await follow(doorway, url, { method: 'HEAD' })
        message.destroy()
        return { ...headOf(message, last), text: '' }
      }),
    post: (url, content) =>
      goOut(needs, url, async doorway =>
        readReply(await follow(doorway, url, { method: 'POST', content })),
      ),
  }
}

async function goOut<Value>(
  { world, site, own, limits, turns }: Needs,
  url: string,
  visit: (doorway: Doorway) => Promise<Value>,
): Promise<Value> {
  const bounds = { ...defaults, ...limits }
  const deadline = AbortSignal.timeout(bounds.total)
  try {
    return await visit({ world, own, turns, bounds, deadline, userAgent: `Afterword (+${site})` })
  } catch (error) {
    throw toRefusal(error, url, deadline)
  }
}

type Doorway = {
  readonly world: Needs['world']
  readonly own: BlockList
  readonly turns: HostTurns
  readonly bounds: Bounds
  readonly userAgent: string
  readonly deadline: AbortSignal
}

type Method =
  | { readonly method: 'GET' | 'HEAD' }
  | { readonly method: 'POST'; readonly content: Content }

async function follow(
  doorway: Doorway,
  first: string,
  method: Method = { method: 'GET' },
): Promise<Visited> {
  const { ports } = doorway.bounds
  let url = requireWebAddress(first, ports)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const message = await askInTurn(doorway, url, method)
    // "See other" answers what was sent: it must not be sent there again.
    const isReply = method.method === 'POST' && message.statusCode === 303
    const next = isReply ? null : redirectOf(message, url)
    if (next === null) return { message, url }
    message.destroy()
    url = requireWebAddress(next, ports)
  }
  throw new FetchRefused('too-many-redirects', first)
}

/** The turn lasts as long as the answer is read. A redirect ends it, so nobody has one while waiting for another. */
async function askInTurn(doorway: Doorway, url: URL, asking: Method): Promise<IncomingMessage> {
  const turn = doorway.turns.take(hostOf(url))
  try {
    await before(doorway.deadline, turn.comes, url)
    const message = await ask(doorway, url, asking)
    // If it breaks in the packet in which it begins, it has closed before anybody could listen.
    if (message.closed) turn.end()
    else message.once('close', turn.end)
    return message
  } catch (error) {
    turn.end()
    throw error
  }
}

/** The head of the answer, on a connection of its own. */
async function ask(doorway: Doorway, url: URL, asking: Method): Promise<IncomingMessage> {
  const { bounds, deadline, userAgent } = doorway
  const connecting = AbortSignal.any([deadline, AbortSignal.timeout(bounds.connect)])
  const socket = await connectSafely(doorway, url, connecting)
  const late = AbortSignal.any([deadline, AbortSignal.timeout(bounds.headers)])
  const asked = request({
    createConnection: () => socket,
    method: asking.method,
    path: `${url.pathname}${url.search}`,
    headers: {
      host: url.host,
      'user-agent': userAgent,
      ...usualHeaders,
      ...(asking.method === 'POST' ? headersOf(asking.content) : {}),
    },
    maxHeaderSize: 16 * 1024,
  })
  return new Promise((resolve, reject) => {
    const giveUp = () => asked.destroy(new FetchRefused('too-slow', url.href))
    late.addEventListener('abort', giveUp, { once: true })
    asked.on('information', endStorm(asked, url))
    asked.on('error', reject)
    // If a server switches protocols, the connection closes without an error, and nobody would hear of it.
    asked.on('close', () => reject(new FetchRefused('unreachable', url.href)))
    asked.on('response', message => {
      late.removeEventListener('abort', giveUp)
      endInTime(message, deadline, url)
      // Node considers a body that ends with its connection complete, even if that broke.
      asked.on('error', error => message.destroy(error))
      resolve(message)
    })
    asked.end(asking.method === 'POST' ? asking.content.body : undefined)
  })
}

const usualHeaders = {
  accept:
    'text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json;q=0.9, application/xml;q=0.8',
  'accept-encoding': 'gzip, br',
  connection: 'close',
}

function headersOf({ contentType, body }: Content): Readonly<Record<string, string | number>> {
  return { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }
}

function toRefusal(error: unknown, url: string, deadline: AbortSignal): FetchRefused {
  if (error instanceof FetchRefused) return error
  return new FetchRefused(deadline.aborted ? 'too-slow' : 'unreachable', url, { cause: error })
}
