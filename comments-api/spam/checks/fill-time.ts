import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

/**
 * In milliseconds. The stamp is fetched when somebody enters the form, and nobody reads, thinks and types in three
 * seconds.
 */
const fastest = 3_000

/** An edit is not checked, since it opens no form. */
export function fillTime({ form, submission }: Pick<Evidence, 'form' | 'submission'>): Reason[] {
  if (submission.edits !== null) return []
  if (form.kind === 'unknown') return ['no-stamp']
  if (form.kind === 'forged') return ['stamp-forged']
  return form.milliseconds < fastest ? ['too-fast'] : []
}
