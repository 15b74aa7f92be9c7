import { type Decidable, type Decided, isAsRead } from '../../comments/decidable.ts'
import type { CommentStatus } from '../../comments/status.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import { logged, type Needs } from './logged.ts'

type Decision = {
  readonly ids: readonly string[]
  readonly to: CommentStatus
  /** The editions that the moderator read, if known. */
  readonly seen?: ReadonlyMap<string, string | undefined>
}

type Outcome<Found> = {
  /** Identifies the action, to undo it. `null` if nothing was done. */
  readonly act: string | null
  readonly changed: readonly Found[]
  /** Those that may not get this status, or were decided on or edited in the meantime. */
  readonly refused: readonly Found[]
}

/** Makes a function that decides on one or many. Waiting batches are committed together, so many cost little more. */
export function decidingOn<Found extends Decided>(kind: Decidable<Found>) {
  return async function decide(
    needs: Needs,
    by: SignedIn,
    { ids, to, seen }: Decision,
  ): Promise<Outcome<Found>> {
    const act = needs.world.newId()
    // If two moderators decide the same, both succeed.
    const found = (await kind.findAll(needs.database, ids)).filter(({ status }) => status !== to)
    const outcomes = await Promise.all(
      found.map(each => {
        if (to === 'approved' && !isAsRead(kind, each, seen?.get(each.id))) return false
        const { thread, status: was } = each
        const on = { ...kind.reference(each), thread, was, became: to }
        const entry = { type: 'decided', act, ...on } as const
        return kind.change(logged(needs, by, entry), each, to)
      }),
    )
    const changed = found.filter((_, index) => outcomes[index])
    const refused = found.filter((_, index) => !outcomes[index])
    return { act: changed.length > 0 ? act : null, changed, refused }
  }
}
