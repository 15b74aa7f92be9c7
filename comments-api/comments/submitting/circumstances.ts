import { createHmac } from 'node:crypto'
import type { Sender } from '../../http/requests/sender.ts'
import { instant } from '../../storage/instant.ts'
import { keyedBytes } from '../../tokens.ts'
import type { World } from '../../world.ts'

/** Where and with what a submission was sent. Only `network` is stored. */
export type Circumstances = {
  /** A keyed hash of the sender's network, which changes every month. */
  readonly network: string | null
  /** The same with last month's key, so that what was stored then is still recognised. */
  readonly formerNetwork: () => string | null
  /** For the judge, during the request: neither stored nor logged. */
  readonly address: string | null
  /** For the judge, likewise. */
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

/** In UTC, such as `2026-11`. Each month has its own key, so that older hashes can no longer be matched. */
function monthOf(time: number): string {
  return instant(time).slice(0, 7)
}

function monthBefore(time: number): string {
  const today = new Date(time)
  return monthOf(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1))
}

/** 128 bits. There are few networks, but without the secret nobody can try them all. */
function keyed(
  network: string,
  { secret, month }: { readonly secret: string; readonly month: string },
): string {
  const key = keyedBytes(secret, 'network', month)
  return createHmac('sha256', key).update(network).digest().subarray(0, 16).toString('base64url')
}
