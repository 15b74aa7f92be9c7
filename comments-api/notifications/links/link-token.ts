import { createHash } from 'node:crypto'
import { day } from '../../durations.ts'
import { isSame, keyedHash } from '../../tokens.ts'
import type { World } from '../../world.ts'

const actions = [
  ...(['approve', 'spam', 'delete'] as const),
  ...(['approve-mention', 'spam-mention', 'delete-mention'] as const),
  ...(['reply', 'confirm', 'own', 'unsubscribe', 'unsubscribe-all'] as const),
]
export type LinkAction = (typeof actions)[number]

/** What a link in a mail allows, and for what: the id of a comment, mention or subscription, or an address's key. */
export type Link = {
  readonly action: LinkAction
  readonly subject: string
  /** Milliseconds since 1970. */
  readonly expires: number
}

type Needs = { readonly secret: string; readonly world: World }
const linkLives = 14 * day
/** Changing this number invalidates all links that were mailed before. */
const keyVersion = 1

export function signLink({ secret, world }: Needs, action: LinkAction, subject: string): string {
  const claim = [action, subject, (world.now() + linkLives).toString(36), keyVersion].join('.')
  return `${claim}.${sign(claim, secret)}`
}

/** Reads every link that we made, even one that is too old: see `isExpired`. `null` for everything else. */
export function readLink({ secret }: Needs, token: string): Link | null {
  const end = token.lastIndexOf('.')
  const claim = token.slice(0, Math.max(0, end))
  if (!isSame(token.slice(end + 1), sign(claim, secret))) return null
  const [named, subject = '', expires = '', version] = claim.split('.')
  const action = actions.find(known => known === named)
  if (action === undefined || version !== String(keyVersion)) return null
  return { action, subject, expires: Number.parseInt(expires, 36) }
}

/** A link made far in the future, before the clock was set back, has expired, too. */
export function isExpired({ expires }: Link, { world }: Needs): boolean {
  const left = expires - world.now()
  return left <= 0 || left > 2 * linkLives
}

/** For the list of used links: the link itself is not kept. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function sign(claim: string, secret: string): string {
  return keyedHash(secret, 'mailed link', claim)
}
