import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

export function pace({ counts, limits }: Pick<Evidence, 'counts' | 'limits'>): Reason[] {
  const reasons: Reason[] = []
  if (counts.network >= limits.network.many) reasons.push('busy-network')
  if (counts.thread >= limits.thread.many) reasons.push('busy-thread')
  if (counts.site >= limits.site.many) reasons.push('busy-site')
  return reasons
}
