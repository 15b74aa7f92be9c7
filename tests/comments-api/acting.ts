import type { Comment } from '../../comments-api/comments/comment.ts'
import { knowOwners } from '../../comments-api/comments/fields/owners-name.ts'
import { findComment } from '../../comments-api/comments/store.ts'
import type { Threads } from '../../comments-api/comments/threads/thread.ts'
import { wordingFor } from '../../comments-api/comments/wording.ts'
import { ThreadId } from '../../comments-api/contract/ids.ts'
import { openSecret } from '../../comments-api/secret.ts'
import type { Database } from '../../comments-api/storage/database.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import type { World } from '../../comments-api/world.ts'
import { keptThreads } from './kept-threads.ts'
import { type Service, thread } from './service.ts'

export const rome = ThreadId.parse('rome')

type Needs = {
  readonly database: Database
  readonly world: World
  readonly secret: string
  readonly threads: Threads
}

/**
 * Does what a moderator's page would do, but beside the running service, as another process would. The service sees it
 * within a second.
 */
export async function act<Result>(
  service: Service,
  deed: (needs: Needs) => Promise<Result>,
): Promise<Result> {
  const { config, clock } = service
  const database = await openDatabase(config.database, { threads: keptThreads })
  const find = async (id: string) => ({
    ...thread(id),
    wording: wordingFor('en'),
    language: 'en',
    printDay: String,
    owner: null,
    owners: knowOwners([]),
    takesTrackbacks: true,
  })
  const threads = { find, findAtOnce: find }
  try {
    return await deed({ database, world: clock, secret: openSecret(config, clock), threads })
  } finally {
    await database.close()
    clock.advance(1_000)
  }
}

/** Does the same with a comment as it is now. */
export function actOn<Result>(
  service: Service,
  id: string,
  deed: (needs: Needs, comment: Comment) => Promise<Result>,
): Promise<Result> {
  return act(service, async needs => {
    const comment = await findComment(needs.database, id)
    if (!comment) throw new Error(`no comment ${id}`)
    return deed(needs, comment)
  })
}
