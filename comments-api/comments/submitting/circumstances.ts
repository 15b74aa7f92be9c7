import { createHmac } from 'node:crypto'
import type { Sender } from '../../http/requests/sender.ts'
import { instant } from '../../storage/instant.ts'
import { keyedBytes } from '../../tokens.ts'
import type { World } from '../../world.ts'

/** What is known of how a submission was sent. Only `network` is stored. */
export type Circumstances = {
  /** The sender's network, keyed: equal for equal networks, for this service and this month. */
  readonly network: string | null
  /** The same with the key of the month before, so that what was noted then is still recognised. */
  readonly formerNetwork: () => string | null
  /** For judging while the request lasts: neither stored nor logged. */
  readonly address: string | null
  /** Likewise. */
  readonly userAgent: string
}

type Needs = { readonly secret: string; readonly world: World }

export function circumstancesOf(
  { secret, world }: Needs,
  { address, network, userAgent }: Sender,
): Circumstances {
  const now = world.now()
  const keyedIn = (month: string) => (network === null ? null : keyed(network, { secret, month }))
  return {
    network: keyedIn(monthOf(now)),
    formerNetwork: () => keyedIn(monthBefore(now)),
    address,
    userAgent,
  }
}

/** In UTC, such as `2026-11`: with each month comes another key, and what the old ones noted says nothing any more. */
function monthOf(time: number): string {
  return instant(time).slice(0, 7)
}

function monthBefore(time: number): string {
  const today = new Date(time)
  return monthOf(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1))
}

/** 128 bits. There are few networks: without the secret nobody can try them all. */
function keyed(
  network: string,
  { secret, month }: { readonly secret: string; readonly month: string },
): string {
  const key = keyedBytes(secret, 'network', month)
  return createHmac('sha256', key).update(network).digest().subarray(0, 16).toString('base64url')
}
