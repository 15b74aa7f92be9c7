import { type IncomingMessage, request } from 'node:http'
import { type BlockList, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { FetchRefused } from './outside/fetch-refused.ts'
import { isPublicAddress } from './outside/is-public-address.ts'
import { readLimited } from './outside/read-limited.ts'
import type { World } from './world.ts'

/**
 * What a stranger's server said. Only a 200 has a body that was read; of every other status nothing is known but
 * its number.
 */
type Fetched =
  | {
      readonly kind: 'page'
      /** After redirects. */
      readonly url: string
      readonly contentType: string
      readonly text: string
      readonly headers: IncomingMessage['headers']
    }
  | { readonly kind: 'status'; readonly url: string; readonly status: number }

/** Throws `FetchRefused`, and nothing else, when the address may not be asked or does not answer as it must. */
export type SafeFetch = (url: string) => Promise<Fetched>

type Needs = {
  readonly world: Pick<World, 'resolve' | 'connect'>
  /** Names the site in the User-Agent. */
  readonly site: string
  /** Addresses of the owner's own network that are public and still nobody's to ask. */
  readonly own: BlockList
  readonly limits?: Partial<Limits>
}

/** Milliseconds, bytes, and ports besides. */
type Limits = {
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
} satisfies Limits

const mostRedirects = 3
const readable =
  /^(?:text\/html|application\/xhtml\+xml|(?:application|text)\/(?:[\w.-]+\+)?xml|application\/(?:feed\+)?json)\s*(?:;|$)/i

/**
 * The one door through which a request leaves for an address that a stranger chose. The address that is
 * checked is the very one that is connected to, on every redirect again: a name that answers differently the
 * second time gains nothing. No cookie, no credentials, no referrer, no proxy of the environment.
 */
export function createSafeFetch({ world, site, own, limits }: Needs): SafeFetch {
  const bounds = { ...defaults, ...limits }
  const doorway = { world, own, bounds, userAgent: `Afterword (+${site})` }
  return async function safeFetch(url) {
    const deadline = AbortSignal.timeout(bounds.total)
    try {
      return await follow({ ...doorway, deadline }, url)
    } catch (error) {
      throw toRefusal(error, url, deadline)
    }
  }
}

type Doorway = {
  readonly world: Needs['world']
  readonly own: BlockList
  readonly bounds: Limits
  readonly userAgent: string
  readonly deadline: AbortSignal
}

async function follow(doorway: Doorway, first: string): Promise<Fetched> {
  let url = requireWebAddress(first, doorway.bounds)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const message = await ask(doorway, url)
    const next = redirectOf(message, url)
    if (next === null) return readAnswer(doorway, message, url)
    message.destroy()
    url = requireWebAddress(next, doorway.bounds)
  }
  throw new FetchRefused('too-many-redirects', first)
}

function requireWebAddress(text: string, { ports }: Limits): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb || url.username !== '' || url.password !== '') {
    throw new FetchRefused('not-a-web-address', text)
  }
  if (!ports.includes(portOf(url))) throw new FetchRefused('port', text)
  return url
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

/** The answer's head, on a connection of its own. */
async function ask(doorway: Doorway, url: URL): Promise<IncomingMessage> {
  const { bounds, deadline, userAgent } = doorway
  const socket = await connectSafely(doorway, url)
  const late = AbortSignal.any([deadline, AbortSignal.timeout(bounds.headers)])
  return new Promise((resolve, reject) => {
    const asked = request({
      createConnection: () => socket,
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        'user-agent': userAgent,
        accept:
          'text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json;q=0.9, application/xml;q=0.8',
        'accept-encoding': 'gzip, br',
        connection: 'close',
      },
      maxHeaderSize: 16 * 1024,
    })
    const giveUp = () => asked.destroy(new FetchRefused('too-slow', url.href))
    late.addEventListener('abort', giveUp, { once: true })
    asked.on('error', reject)
    asked.on('response', message => {
      late.removeEventListener('abort', giveUp)
      const end = () => message.destroy(new FetchRefused('too-slow', url.href))
      deadline.addEventListener('abort', end, { once: true })
      message.on('close', () => deadline.removeEventListener('abort', end))
      resolve(message)
    })
    asked.end()
  })
}

async function connectSafely({ world, own, bounds, deadline }: Doorway, url: URL): Promise<Socket> {
  const late = AbortSignal.any([deadline, AbortSignal.timeout(bounds.connect)])
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = await before(late, addressesOf(world, host), url)
  // One address that is not public among several is an attempt, not an accident.
  if (addresses.some(address => !isPublicAddress(address, own))) {
    throw new FetchRefused('address', url.href)
  }
  let failure: unknown
  for (const address of addresses) {
    const socket = world.connect(address, portOf(url))
    try {
      return await ready(late, socket, url)
    } catch (error) {
      socket.destroy()
      failure = error
    }
  }
  throw failure ?? new FetchRefused('unresolved', url.href)
}

async function addressesOf(world: Needs['world'], host: string): Promise<readonly string[]> {
  return isIP(host) === 0 ? world.resolve(host) : [host]
}

/** A connection that is through, and on https one whose certificate is for the name that was asked for. */
function ready(late: AbortSignal, socket: Socket, url: URL): Promise<Socket> {
  const isSecure = url.protocol === 'https:'
  const name = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? { servername: url.hostname } : {}
  const open = isSecure ? connectTls({ socket, ...name, ALPNProtocols: ['http/1.1'] }) : socket
  const opened = new Promise<Socket>((resolve, reject) => {
    open.once(isSecure ? 'secureConnect' : 'connect', () => resolve(open))
    open.once('error', reject)
    socket.once('error', reject)
  })
  return before(late, opened, url)
}

function before<Value>(late: AbortSignal, promise: Promise<Value>, url: URL): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new FetchRefused('too-slow', url.href))
    if (late.aborted) giveUp()
    late.addEventListener('abort', giveUp, { once: true })
    promise.then(resolve, reject).finally(() => late.removeEventListener('abort', giveUp))
  })
}

const redirects = new Set([301, 302, 303, 307, 308])

function redirectOf({ statusCode, headers }: IncomingMessage, url: URL): string | null {
  if (!redirects.has(statusCode ?? 0) || headers.location === undefined) return null
  // Never from a checked certificate to none.
  const next = URL.canParse(headers.location, url) ? new URL(headers.location, url) : null
  if (next === null || (url.protocol === 'https:' && next.protocol === 'http:')) {
    throw new FetchRefused('not-a-web-address', url.href)
  }
  return next.href
}

async function readAnswer(
  { bounds }: Doorway,
  message: IncomingMessage,
  { href }: URL,
): Promise<Fetched> {
  try {
    const status = message.statusCode ?? 0
    if (status !== 200) return { kind: 'status', url: href, status }
    const contentType = message.headers['content-type'] ?? ''
    if (!readable.test(contentType)) throw new FetchRefused('content-type', href)
    const text = await readLimited(message, bounds.body, href)
    return { kind: 'page', url: href, contentType, text, headers: message.headers }
  } finally {
    message.destroy()
  }
}

function toRefusal(error: unknown, url: string, deadline: AbortSignal): FetchRefused {
  if (error instanceof FetchRefused) return error
  return new FetchRefused(deadline.aborted ? 'too-slow' : 'unreachable', url, { cause: error })
}
