import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

const likely = 0.95
const perhaps = 0.7

/** Finds nothing as long as the filter has not learned enough. */
export function filter({ opinion }: Pick<Evidence, 'opinion'>): Reason[] {
  if (opinion === null || opinion.probability < perhaps) return []
  const code = opinion.probability < likely ? 'perhaps-spam' : 'likely-spam'
  return opinion.telling.length === 0 ? [code] : [`${code}: ${opinion.telling.join(', ')}`]
}
