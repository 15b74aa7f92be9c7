import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

/** The stamp is fetched when somebody enters the form. Nobody reads, thinks and types in three seconds. */
const fastest = 3_000

export function fillTime({ form }: Pick<Evidence, 'form'>): Reason[] {
  if (form.kind === 'unknown') return ['no-stamp']
  if (form.kind === 'forged') return ['stamp-forged']
  return form.milliseconds < fastest ? ['too-fast'] : []
}
