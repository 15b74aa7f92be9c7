import { randomBytes, randomFillSync } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { connect, type Socket } from 'node:net'
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
  /** Through the SMTP server at this address; done when that has taken it. */
  sendMail(smtp: string, mail: Mail): Promise<void>
  /** Every address of a host, as this machine finds it. */
  resolve(host: string): Promise<readonly string[]>
  connect(address: string, port: number): Socket
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const idLength = 20

export const realWorld: World = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  newId: spellIds(),
  random: bytes => randomBytes(bytes),
  fetch: (url, init) => fetch(url, init),
  sendMail,
  resolve: async host => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (address, port) => connect({ host: address, port }),
}

/** Random bytes for two hundred ids at a time: to ask the system for each costs as much as all the rest of an id. */
function spellIds(): () => string {
  const pool = Buffer.alloc(200 * idLength)
  let used = pool.length
  return function newId() {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    const bytes = pool.subarray(used, used + idLength)
    used += idLength
    return spell(bytes)
  }
}

/** Characters of 5 random bits each. */
function spell(bytes: Uint8Array): string {
  return Array.from(bytes, byte => letters[byte & 31]).join('')
}
