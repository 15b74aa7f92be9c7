import { randomBytes } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { connect, Socket } from 'node:net'
import { second } from './durations.ts'
import { type Mail, sendMail } from './send-mail.ts'

/** Everything impure that the service needs; tests bring their own. */
export interface World {
  /** Milliseconds since 1970; may jump when the machine's clock is set. */
  now(): number
  /** Milliseconds that only rise: for waiting, limiting and measuring. */
  monotonic(): number
  newId(): string
  random(bytes: number): Buffer
  /** For addresses that the settings name. What a stranger names goes through `safeFetch`. */
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Through the SMTP server at this address; done when that has taken it, given up when the signal ends. */
  sendMail(smtp: string, mail: Mail, signal: AbortSignal): Promise<void>
  /** Every address of a host that a stranger named, as the name servers of this machine know it. */
  resolve(host: string): Promise<readonly string[]>
  connect(address: string, port: number): Socket
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const idLength = 20
const random = drawBytes()

export const realWorld: World = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => spell(random(idLength)),
  random,
  fetch: (url, init) => fetch(url, init),
  sendMail: (smtp, mail, signal) => sendMail(smtp, mail, { socket: new Socket(), signal }),
  resolve: host => askNameServers(host),
  connect: (address, port) => connect({ host: address, port }),
}

const drawnAtOnce = 4_096

/** Many at a time: to ask the system for 32 bytes takes as long as to ask it for thousands. No byte is given out twice. */
function drawBytes(): (bytes: number) => Buffer {
  let pool = Buffer.alloc(0)
  return function random(bytes) {
    if (bytes > drawnAtOnce) return randomBytes(bytes)
    if (pool.length < bytes) pool = randomBytes(drawnAtOnce)
    const drawn = pool.subarray(0, bytes)
    pool = pool.subarray(bytes)
    return drawn
  }
}

/** Characters of 5 random bits each. */
function spell(bytes: Buffer): string {
  let id = ''
  for (const byte of bytes) id += letters[byte & 31]
  return id
}

/**
 * Every address of a host. Not by `lookup`: of those only two are under way at a time in one process, so that names
 * whose servers never answer keep the mail, the database and the build hook from finding theirs.
 */
export async function askNameServers(
  host: string,
  servers?: readonly string[],
): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: second, tries: 2 })
  if (servers) resolver.setServers(servers)
  const asked = [resolver.resolve4(host), resolver.resolve6(host)] as const
  // Some name servers never answer the question for IPv6. Waiting for that leaves no time to connect.
  const end = () => setTimeout(() => resolver.cancel(), second).unref()
  Promise.any(asked).then(end, () => undefined)
  const [four, six] = await Promise.allSettled(asked)
  // Most hosts have addresses of one kind.
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  return [four, six].flatMap(answer => (answer.status === 'fulfilled' ? answer.value : []))
}
