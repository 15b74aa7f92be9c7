import { describe, expect, it } from 'vitest'
import { instant } from '../../../comments-api/storage/instant.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { keptThreads } from '../kept-threads.ts'
import { signInModerator, undoOf } from '../moderator.ts'
import { idOf, type Service, startService } from '../service.ts'

/** Older versions marked an act as undone some milliseconds before they logged the undo. */
async function ageLastUndoing({ clock, config }: Service): Promise<void> {
  const now = clock.now()
  const database = await openDatabase(config.database, { threads: keptThreads })
  await database.batch([
    sql`update audit set undone_at = ${instant(now - 3)} where undone_at = ${instant(now)}`,
  ])
  await database.close()
}

async function approveAndLetOlderVersionUndoSpam() {
  const service = await startService()
  const moderator = await signInModerator(service)
  const id = await idOf(await service.submit('rome'))
  async function press(path: string, fields: Record<string, string> = {}) {
    service.clock.advance(1_000)
    return moderator.pressAndRead(path, fields)
  }
  const decide = (status: string) => press(`/admin/comments/${id}`, { status })
  const approved = await decide('approved')
  await press(undoOf(await decide('spam')))
  await ageLastUndoing(service)
  const count = async () => (await service.read('rome')).count
  return { approved, press, decide, count }
}

describe('a decision taken before an undo by an older version', () => {
  it('can be undone', async () => {
    const { approved, press, count } = await approveAndLetOlderVersionUndoSpam()

    await press(undoOf(approved))

    expect(await count()).toBe(0)
  })

  it('is not undone after later decisions', async () => {
    const { approved, press, decide, count } = await approveAndLetOlderVersionUndoSpam()
    await decide('spam')
    await decide('approved')

    const late = await press(undoOf(approved))

    expect(late).toContain('One response was left as before')
    expect(await count()).toBe(1)
  })
})
