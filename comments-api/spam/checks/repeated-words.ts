import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

export function repeatedWords({ words }: Pick<Evidence, 'words'>): Reason[] {
  if (words.earlier === null) return []
  return [words.earlier === 'spam' ? 'repeats-spam' : 'repeated-words']
}
