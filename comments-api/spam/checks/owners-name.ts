import { resemblesOwnersName } from '../../comments/fields/owners-name.ts'
import type { Reason } from '../../comments/reasons.ts'
import type { Evidence, Text } from '../evidence.ts'

type Given = { readonly submission: Text; readonly thread: Pick<Evidence['thread'], 'owners'> }

/** The exact name of an owner was refused before. With a similar name, a moderator reads the comment first. */
export function ownersName({ submission, thread }: Given): Reason[] {
  return resemblesOwnersName(submission.author.name, thread.owners) ? ['owners-name'] : []
}
