import type { ThreadId } from '../../contract/ids.ts'
import type { Event } from '../../events/event.ts'
import { record } from '../../events/record.ts'
import type { Database } from '../../storage/database.ts'
import { never, type Query } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import { raiseVersion } from '../thread-version.ts'

export type ActionNeeds = {
  readonly database: Database
  readonly world: World
  /**
   * More statements for the same batch, such as a line in the log; `happens` is true, in SQL, if the action takes
   * place.
   */
  readonly alongside?: ((happens: Query) => readonly Query[]) | undefined
}

type Action = {
  readonly event: Event & { readonly thread: ThreadId }
  /** Whether everything is still as the caller saw it, in SQL. */
  readonly happens: Query
  /** By how much readers' count changes; `null` if readers see no difference. */
  readonly shows: number | null
  /** The last one returns a row if the action took place. */
  readonly changes: readonly Query[]
}

/** `version` is the thread's new version, if it was raised. */
export type Outcome = { readonly isDone: boolean; readonly version: number | null }

/** One batch. The changes come last because `happens` checks the state before them. */
export async function act(needs: ActionNeeds, action: Action): Promise<Outcome> {
  const { database, world, alongside } = needs
  const { event, happens, shows, changes } = action
  const [raised, ...others] = await database.batch([
    raiseVersion(event.thread, shows ?? 0, shows === null ? never : happens),
    record(event, world, happens),
    ...(alongside?.(happens) ?? []),
    ...changes,
  ])
  return { isDone: (others.at(-1)?.length ?? 0) > 0, version: raised?.[0]?.version ?? null }
}
