import { randomBytes } from 'node:crypto'

/** Everything impure that the service needs; tests bring their own. */
export interface World {
  /** Milliseconds since 1970; may jump when the machine's clock is set. */
  now(): number
  /** Milliseconds that only rise: for waiting, limiting and measuring. */
  monotonic(): number
  newId(): string
  random(bytes: number): Buffer
  fetch(url: string, init: RequestInit): Promise<Response>
}

export const realWorld: World = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => spell(randomBytes(20)),
  random: bytes => randomBytes(bytes),
  fetch: (url, init) => fetch(url, init),
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** 20 characters of 5 random bits each. */
function spell(bytes: Uint8Array): string {
  return Array.from(bytes, byte => letters[byte & 31]).join('')
}
