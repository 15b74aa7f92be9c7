import type { Verdict } from '../comments/comment.ts'
import { codeOf, type Reason, type ReasonCode } from '../comments/reasons.ts'

/**
 * `spam`: put aside. `doubt`: held for a person. `sign`: says nothing alone, and is a doubt together with another.
 */
type Weight = 'spam' | 'doubt' | 'sign'

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
} as const satisfies Record<ReasonCode, Weight>

/** One verdict of all that was found. The moderator reads every reason, whichever decided. */
export function weigh(reasons: readonly Reason[]): Verdict {
  const found = reasons.map(weightOf)
  if (found.includes('spam')) return { kind: 'spam', reasons }
  if (found.includes('doubt') || found.length > 1) return { kind: 'doubt', reasons }
  return { kind: 'clean' }
}

function weightOf(reason: Reason): Weight {
  const known: Readonly<Record<string, Weight>> = weights
  return known[codeOf(reason)] ?? 'doubt'
}
