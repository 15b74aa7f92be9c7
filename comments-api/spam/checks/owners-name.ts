import { resemblesOwnersName } from '../../comments/owners-name.ts'
import type { Reason } from '../../comments/reasons.ts'
import type { Evidence } from '../evidence.ts'

/** The very name was refused before; whoever comes near it is read before they appear. */
export function ownersName({ submission, thread }: Evidence): Reason[] {
  return resemblesOwnersName(submission.author.name, thread.owners) ? ['owners-name'] : []
}
