import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

/** A field that neither eyes nor keyboards nor screen readers find. */
export function trap({ submission }: Pick<Evidence, 'submission'>): Reason[] {
  return submission.form.website === '' ? [] : ['trap-filled']
}
