import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

export function akismet({ akismetSays }: Pick<Evidence, 'akismetSays'>): Reason[] {
  return akismetSays === true ? ['akismet-spam'] : []
}
