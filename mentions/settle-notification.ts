import type { ToldTarget } from '../comments-api/contract/told.ts'
import { hour } from '../comments-api/durations.ts'
import type { Notification } from './plan-notifications.ts'

/**
 * What became of a notification. `later` means that another attempt may succeed, `skipped` that we must not connect to
 * that address.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly via: 'webmention' | 'pingback' }
  | { readonly kind: 'none' | 'refused' | 'skipped'; readonly why: string }
  | { readonly kind: 'later'; readonly why: string; readonly notBefore: number | null }
/** The pause after each failure. When they are used up, the link is given up until the post changes. */
const pauses = [1, 4, 24, 72, 168].map(hours => hours * hour)
const longestPause = 7 * 24 * hour
/** How long a run reserves a notification. If it is killed, another run takes it after this time. */
const hold = hour

/** What is remembered while the notification is being sent. */
export function holdNotification(notification: Notification, now: number): ToldTarget {
  return waiting(notification, now + hold)
}

/** What is remembered afterwards; `null` if nothing needs to be remembered any more. */
export function settleNotification(
  notification: Notification,
  outcome: Outcome,
  now: number,
): ToldTarget | null {
  const isDeletion = notification.about === 'deletion'
  if (outcome.kind === 'later') {
    const pause = pauses[notification.attempts]
    if (pause === undefined) return isDeletion ? null : { ...done(notification), state: 'failed' }
    const wished = outcome.notBefore ?? now + pause
    return waiting(notification, Math.min(wished, now + longestPause))
  }
  if (isDeletion) return null
  if (outcome.kind === 'sent') return { ...done(notification), state: 'sent', via: outcome.via }
  // Nobody accepted it, which is no failure: it is told again only when the post changes.
  return { ...done(notification), state: outcome.kind === 'none' ? 'none' : 'refused' }
}

function waiting(notification: Notification, until: number): ToldTarget {
  const retryAt = new Date(until).toISOString()
  return { ...done(notification), state: 'waiting', attempts: notification.attempts + 1, retryAt }
}

function done({ target, hash, via }: Notification): Omit<ToldTarget, 'state'> {
  return { target, hash, via, attempts: 0, retryAt: null }
}
