import { resemblesOwnersName } from '../../comments/fields/owners-name.ts'
import type { Reason } from '../../comments/reasons.ts'
import type { Evidence, Text } from '../evidence.ts'

type Given = { readonly submission: Text; readonly thread: Pick<Evidence['thread'], 'owners'> }

/** An owner's exact name was refused before; similar ones are read by a moderator first. */
export function ownersName({ submission, thread }: Given): Reason[] {
  return resemblesOwnersName(submission.author.name, thread.owners) ? ['owners-name'] : []
}
