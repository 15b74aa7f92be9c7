import type { ToldTarget } from '../comments-api/contract/told.ts'
import { hour } from '../comments-api/durations.ts'
import type { Letter } from './plan-letters.ts'

/** What became of a letter. `later`: it may go better another time; `skipped`: nobody may be asked there. */
export type Outcome =
  | { readonly kind: 'sent'; readonly via: 'webmention' | 'pingback' }
  | { readonly kind: 'none' | 'refused' | 'skipped'; readonly why: string }
  | { readonly kind: 'later'; readonly why: string; readonly notBefore: number | null }
/** After each failure; then it is given up until the post changes. */
const pauses = [1, 4, 24, 72, 168].map(hours => hours * hour)
const longestPause = 7 * 24 * hour
/** For how long a run has a letter for itself; what it leaves lying when it is killed is taken up after that. */
const hold = hour

/** As it is remembered while it is sent. */
export function holdLetter(letter: Letter, now: number): ToldTarget {
  return waiting(letter, now + hold)
}

/** As it is remembered afterwards; `null`: there is nothing to remember any more. */
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
  // Nobody took it: neither now nor when the post changes is that a failure worth another try.
  return { ...done(letter), state: outcome.kind === 'none' ? 'none' : 'refused' }
}

function waiting(letter: Letter, until: number): ToldTarget {
  const retryAt = new Date(until).toISOString()
  return { ...done(letter), state: 'waiting', attempts: letter.attempts + 1, retryAt }
}

function done({ target, hash, via }: Letter): Omit<ToldTarget, 'state'> {
  return { target, hash, via, attempts: 0, retryAt: null }
}
