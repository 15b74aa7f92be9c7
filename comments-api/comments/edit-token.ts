import { createHmac, timingSafeEqual } from 'node:crypto'
import type { World } from '../world.ts'

/** 256 random bits, told once to whoever sent the comment; only its keyed hash is stored. */
export function makeEditToken(world: World): string {
  return world.random(32).toString('base64url')
}

/** Bound to the comment, so that no hash is good for another. */
export function hashEditToken(secret: string, comment: string, token: string): string {
  return createHmac('sha256', secret).update(`edit\n${comment}\n${token}`).digest('base64url')
}

/** As long for a hash that is not there as for a wrong one. */
export function isSameHash(hash: string, stored: string | null): boolean {
  const isStored = stored?.length === hash.length
  const known = Buffer.from(isStored ? stored : hash)
  return timingSafeEqual(Buffer.from(hash), known) && isStored
}
