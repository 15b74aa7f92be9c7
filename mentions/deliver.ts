import type { HostTurns } from '../comments-api/outside/host-turns.ts'
import { hostOf } from '../comments-api/outside/web-address.ts'
import { type Discovered, discoverEndpoint, type Endpoint, type Web } from './endpoint/discover.ts'
import { tell } from './endpoint/tell.ts'
import type { Notification } from './plan-notifications.ts'
import type { Outcome } from './settle-notification.ts'

export type Delivery = {
  readonly web: Web
  readonly turns: HostTurns
  /** Until when each host asked not to be called again. */
  readonly resting: Map<string, number>
  now(): number
}

/**
 * Asks the page for its endpoint and sends the notification there, with one request to a host at a time. They wait for
 * each other in `web` as well, but there it counts as their time, of which they have little.
 */
export async function deliver(notification: Notification, delivery: Delivery): Promise<Outcome> {
  const { web, turns } = delivery
  const discovered: Discovered = await inTurn(turns, notification.target, () =>
    discoverEndpoint(notification.target, web),
  )
  if (discovered.kind !== 'endpoint') return discovered
  return inTurn(turns, discovered.endpoint.url, () =>
    tellUnlessResting(notification, discovered.endpoint, delivery),
  )
}

async function inTurn<Value>(
  turns: HostTurns,
  url: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const turn = turns.take(hostOf(new URL(url)))
  try {
    await turn.comes
    return await work()
  } finally {
    turn.end()
  }
}

async function tellUnlessResting(
  notification: Notification,
  endpoint: Endpoint,
  { web, resting, now }: Delivery,
): Promise<Outcome> {
  const { host } = new URL(endpoint.url)
  const until = resting.get(host) ?? 0
  if (until > now()) return { kind: 'later', why: 'the endpoint asked to wait', notBefore: until }
  const outcome = await tell(notification, endpoint, { send: web.send, now: now() })
  if (outcome.kind === 'later' && outcome.notBefore !== null) resting.set(host, outcome.notBefore)
  return outcome
}
