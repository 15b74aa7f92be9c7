import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

const most = 3

export function links({ submission }: Pick<Evidence, 'submission'>): Reason[] {
  const found = submission.body.match(/https?:\/\/|mailto:/gi)?.length ?? 0
  return found > most ? ['many-links'] : []
}
