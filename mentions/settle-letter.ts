import type { ToldTarget } from '../comments-api/contract/told.ts'
import { hour } from '../comments-api/durations.ts'
import type { Letter } from './plan-letters.ts'

/**
 * What became of a letter. `later` means that another attempt may succeed, `skipped` that we must not connect to that
 * address.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly via: 'webmention' | 'pingback' }
  | { readonly kind: 'none' | 'refused' | 'skipped'; readonly why: string }
  | { readonly kind: 'later'; readonly why: string; readonly notBefore: number | null }
/** The pause after each failure. When they are used up, the link is given up until the post changes. */
const pauses = [1, 4, 24, 72, 168].map(hours => hours * hour)
const longestPause = 7 * 24 * hour
/** How long a run reserves a letter. If it is killed, another run takes the letter after this time. */
const hold = hour

/** What is remembered while the letter is being sent. */
export function holdLetter(letter: Letter, now: number): ToldTarget {
  return waiting(letter, now + hold)
}

/** What is remembered afterwards; `null` if nothing needs to be remembered any more. */
export function settleLetter(letter: Letter, outcome: Outcome, now: number): ToldTarget | null {
  const isDeletion = letter.about === 'deletion'
  if (outcome.kind === 'later') {
    const pause = pauses[letter.attempts]
    if (pause === undefined) return isDeletion ? null : { ...done(letter), state: 'failed' }
    const wished = outcome.notBefore ?? now + pause
    return waiting(letter, Math.min(wished, now + longestPause))
  }
  if (isDeletion) return null
  if (outcome.kind === 'sent') return { ...done(letter), state: 'sent', via: outcome.via }
  // Nobody accepted it, which is no failure: it is told again only when the post changes.
  return { ...done(letter), state: outcome.kind === 'none' ? 'none' : 'refused' }
}

function waiting(letter: Letter, until: number): ToldTarget {
  const retryAt = new Date(until).toISOString()
  return { ...done(letter), state: 'waiting', attempts: letter.attempts + 1, retryAt }
}

function done({ target, hash, via }: Letter): Omit<ToldTarget, 'state'> {
  return { target, hash, via, attempts: 0, retryAt: null }
}
