import { createHmac, type Hmac, timingSafeEqual } from 'node:crypto'
import type { World } from './world.ts'

/** Each use has its own, so that what was made for one is worth nothing in another. */
type Purpose =
  | 'address'
  | 'block'
  | 'edit'
  | 'form'
  | 'link'
  | 'mailed link'
  | 'network'
  | 'passkey-challenge'
  | 'proof of work'
  | 'request'
  | 'session'
  | 'shingles'
  | 'submission'

/**
 * 256 random bits. Only their keyed hash is stored, so neither
 * a copy of the database nor an old secret lets anybody in.
 */
export function makeToken(world: World): string {
  return world.random(32).toString('base64url')
}

/** What nobody can make, or try out, without the service's secret. */
export function keyedHash(secret: string, purpose: Purpose, text: string): string {
  return hmacOf(secret, purpose, text).digest('base64url')
}

export function keyedBytes(secret: string, purpose: Purpose, text: string): Buffer {
  return hmacOf(secret, purpose, text).digest()
}

function hmacOf(secret: string, purpose: Purpose, text: string): Hmac {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`)
}

/**
 * As long for one that is wrong or not there as for the right one. The
 * texts and not their bytes: two spellings of base64url can mean the same.
 */
export function isSame(one: string, other: string): boolean {
  const given = Buffer.from(one)
  const wanted = Buffer.from(other)
  const isAsLong = given.length === wanted.length
  return timingSafeEqual(given, isAsLong ? wanted : given) && isAsLong
}
