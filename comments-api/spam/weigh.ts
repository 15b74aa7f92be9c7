import type { Verdict } from '../comments/comment.ts'
import { codeOf, type Reason, type ReasonCode } from '../comments/reasons.ts'

/**
 * `spam`: put aside. `doubt`: held for a moderator. `grave`: a doubt that becomes spam together with another doubt,
 * since two independent checks then agree. `work`: a doubt that a proof of work removes. `sign`: means nothing alone,
 * but is a doubt together with another sign.
 */
type Weight = 'spam' | 'grave' | 'doubt' | 'work' | 'sign'

const weights = {
  'trap-filled': 'spam',
  'stamp-forged': 'doubt',
  'too-fast': 'work',
  'no-stamp': 'sign',
  'blocked-words': 'spam',
  'blocked-author': 'spam',
  'blocked-network': 'spam',
  'many-links': 'doubt',
  'owners-name': 'doubt',
  'busy-network': 'work',
  'busy-thread': 'work',
  'busy-site': 'work',
  'repeated-words': 'doubt',
  'repeats-spam': 'spam',
  'akismet-spam': 'spam',
  'likely-spam': 'grave',
  'perhaps-spam': 'sign',
} as const satisfies Record<ReasonCode, Weight>

/** `work` becomes clean with a proof of work, and a doubt without one. */
export type Weighed = Verdict | { readonly kind: 'work'; readonly reasons: readonly Reason[] }

/** Makes one verdict of everything that was found. Moderators see all reasons, not just those that decided. */
export function weigh(reasons: readonly Reason[]): Weighed {
  const found = reasons.map(weightOf)
  const isGrave = found.includes('grave')
  const isDoubted = found.includes('doubt')
  if (found.includes('spam') || (isGrave && isDoubted)) return { kind: 'spam', reasons }
  const signs = found.filter(weight => weight === 'sign').length
  if (isGrave || isDoubted || signs > 1) return { kind: 'doubt', reasons }
  return found.includes('work') ? { kind: 'work', reasons } : { kind: 'clean' }
}

function weightOf(reason: Reason): Weight {
  const known: Readonly<Record<string, Weight>> = weights
  return known[codeOf(reason)] ?? 'doubt'
}
