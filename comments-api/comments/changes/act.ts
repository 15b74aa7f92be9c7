import type { CommentId, MentionId, ThreadId } from '../../contract/ids.ts'
import type { Event } from '../../events/event.ts'
import { record } from '../../events/record.ts'
import type { Database } from '../../storage/database.ts'
import { never, type Query } from '../../storage/sql.ts'
import type { World } from '../../world.ts'
import type { CommentStatus } from '../status.ts'
import { raiseVersion } from '../thread-version.ts'

export type ActionNeeds = {
  readonly database: Database
  readonly world: World
  /** Further statements for the same batch, such as a line in a log; `happens` holds if the action does. */
  readonly alongside?: ((happens: Query) => readonly Query[]) | undefined
}

/** What a moderator decides on, as it is before that. */
export type DecidedOn = { readonly thread: ThreadId; readonly status: CommentStatus } & (
  | { readonly comment: CommentId }
  | { readonly mention: MentionId }
)

type Action = {
  readonly event: Event & { readonly thread: ThreadId }
  /** Whether everything is still as the caller saw it. */
  readonly happens: Query
  /** How many more comments a reader can count; `null` when nobody can see a difference. */
  readonly shows: number | null
  /** The last one answers a row if the action happened. */
  readonly changes: readonly Query[]
}

/** `version`: the thread's, if it was raised. */
export type Outcome = { readonly isDone: boolean; readonly version: number | null }

/** One batch. The changes come last, because `happens` asks for how things are before them. */
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
