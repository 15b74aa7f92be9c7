import type { Verdict } from '../comments/comment.ts'
import { codeOf, type Reason, type ReasonCode } from '../comments/reasons.ts'

/**
 * `spam`: put aside. `doubt`: held for a person. `grave`: a doubt, and spam together with another doubt: two that know
 * nothing of each other say the same. `sign`: says nothing alone, and is a doubt together with another sign.
 */
type Weight = 'spam' | 'grave' | 'doubt' | 'sign'

const weights = {
  'trap-filled': 'spam',
  'stamp-forged': 'doubt',
  'too-fast': 'doubt',
  'no-stamp': 'sign',
  'blocked-words': 'spam',
  'blocked-author': 'spam',
  'blocked-network': 'spam',
  'many-links': 'doubt',
  'owners-name': 'doubt',
  'busy-network': 'doubt',
  'busy-thread': 'doubt',
  'busy-site': 'doubt',
  'repeated-words': 'doubt',
  'repeats-spam': 'spam',
  'likely-spam': 'grave',
  'perhaps-spam': 'sign',
} as const satisfies Record<ReasonCode, Weight>

/** One verdict of all that was found. The moderator reads every reason, whichever decided. */
export function weigh(reasons: readonly Reason[]): Verdict {
  const found = reasons.map(weightOf)
  const isGrave = found.includes('grave')
  const isDoubted = found.includes('doubt')
  if (found.includes('spam') || (isGrave && isDoubted)) return { kind: 'spam', reasons }
  if (isGrave || isDoubted || found.length > 1) return { kind: 'doubt', reasons }
  return { kind: 'clean' }
}

function weightOf(reason: Reason): Weight {
  const known: Readonly<Record<string, Weight>> = weights
  return known[codeOf(reason)] ?? 'doubt'
}
