import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

/** The trap is a field that people cannot find with their eyes, a keyboard or a screen reader. */
export function trap({ submission }: Pick<Evidence, 'submission'>): Reason[] {
  return submission.form.website === '' ? [] : ['trap-filled']
}
