import type { ActionNeeds } from '../../comments/changes/act.ts'
import { logEntry, type NewEntry } from '../log/entries.ts'
import type { SignedIn } from '../sign-in/sessions.ts'

export type Needs = Pick<ActionNeeds, 'database' | 'world'>

/** Returns needs with which an action is logged in the same batch that performs it. */
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
