import { resemblesOwnersName } from '../../comments/fields/owners-name.ts'
import type { Reason } from '../../comments/reasons.ts'
import type { Evidence, Text } from '../evidence.ts'

type Given = { readonly submission: Text; readonly thread: Pick<Evidence['thread'], 'owners'> }

/** The very name was refused before; whoever comes near it is read before they appear. */
export function ownersName({ submission, thread }: Given): Reason[] {
  return resemblesOwnersName(submission.author.name, thread.owners) ? ['owners-name'] : []
}
