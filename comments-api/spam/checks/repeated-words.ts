import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

export function repeatedWords({ earlier }: Pick<Evidence, 'earlier'>): Reason[] {
  if (earlier === null) return []
  return [earlier === 'spam' ? 'repeats-spam' : 'repeated-words']
}
