import { createHmac } from 'node:crypto'
import type { World } from '../../world.ts'

/** 256 random bits; only its keyed hash is stored, so neither a copy of the database nor an old secret lets anybody in. */
export function makeToken(world: World): string {
  return world.random(32).toString('base64url')
}

type Purpose = 'link' | 'session' | 'passkey-challenge'

export function hashToken(secret: string, purpose: Purpose, token: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${token}`).digest('base64url')
}
