import type { ActionNeeds } from '../../comments/changes/act.ts'
import { logEntry, type NewEntry } from '../log/entries.ts'
import type { SignedIn } from '../sign-in/sessions.ts'

export type Needs = Pick<ActionNeeds, 'database' | 'world'>

/** Actions through these are logged in the batch that performs them. */
export function logged<Given extends Needs>(
  needs: Given,
  by: SignedIn,
  entry: Omit<NewEntry, 'by'>,
): Given & ActionNeeds {
  return {
    ...needs,
    alongside: happens => [logEntry({ ...entry, by: by.id }, needs.world, happens)],
  }
}
