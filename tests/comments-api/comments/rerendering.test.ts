import { describe, expect, it } from 'vitest'
import { rerenderComments } from '../../../comments-api/comments/changes/rerender.ts'
import { readThread } from '../../../comments-api/comments/reading/read-thread.ts'
import type { Database } from '../../../comments-api/storage/database.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { write } from '../author.ts'
import { day, ink, rss, startBesideBlog } from '../beside-blog.ts'
import { carryOutHere } from '../command.ts'
import { keptThreads } from '../kept-threads.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, type Service, startService } from '../service.ts'

/** Changes the rows to what an older release would have left, which no public interface can do. */
async function makeOld({ config }: Service, ...ids: readonly string[]): Promise<void> {
  const database = await openDatabase(config.database, { threads: keptThreads })
  await database.batch(
    ids.map(
      id =>
        sql`update comments set renderer = 0, html = '<b>old</b>', fragment = '{}' where id = ${id}`,
    ),
  )
  await database.close()
}

/** The epoch as older releases sent it, without the version of the renderer. */
async function bareEpoch({ config }: Service): Promise<string> {
  const database = await openDatabase(config.database, { threads: keptThreads })
  const [row] = await database.all(sql<{ readonly epoch: string }>`select epoch from epochs`)
  await database.close()
  return row?.epoch ?? ''
}

/** Renders again, and runs `meanwhile` between reading and storing. */
async function rerenderWhile({ config }: Service, meanwhile: () => Promise<unknown>) {
  const database = await openDatabase(config.database, { threads: keptThreads })
  let isFirst = true
  const interrupted: Database = {
    ...database,
    batch: async queries => {
      if (isFirst) await meanwhile()
      isFirst = false
      return database.batch(queries)
    },
  }
  const report = await rerenderComments(interrupted)
  const again = await rerenderComments(database)
  await database.close()
  return { report, again }
}

/** Reads the thread, and runs `meanwhile` between finding its comments and rendering them. */
async function readWhile({ config }: Service, meanwhile: () => Promise<unknown>) {
  const database = await openDatabase(config.database, { threads: keptThreads })
  let questions = 0
  const interrupted: Database = {
    ...database,
    all: async query => {
      questions += 1
      if (questions === 2) await meanwhile()
      return database.all(query)
    },
  }
  const needs = { database: interrupted, listMentions: async () => [] }
  const page = await readThread(needs, 'rome', { since: null, cursor: null })
  await database.close()
  return page
}

async function countQuestions({ config }: Service): Promise<number> {
  const database = await openDatabase(config.database, { threads: keptThreads })
  let questions = 0
  const counting: Database = {
    ...database,
    all: query => {
      questions += 1
      return database.all(query)
    },
  }
  const needs = { database: counting, listMentions: async () => [] }
  await readThread(needs, 'rome', { since: null, cursor: null })
  await database.close()
  return questions
}

describe('comments rendered by an older release', () => {
  it('are rendered anew by the rerender command, and appear in deltas', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const old = await idOf(await service.submit('rome', { body: '**Old**' }))
    await service.submit('rome', { body: 'New' })
    const before = await service.read('rome')
    await makeOld(service, old)

    const { printed, code } = await carryOutHere(service.folder, ['rerender'])

    service.clock.advance(1_000)
    const changed = await service.read('rome', `?since=${before.version}`)
    expect([printed, code]).toEqual(['rendered 1; 1 look different now\n', 0])
    expect(changed.comments).toMatchObject([{ id: old, html: '<p><strong>Old</strong></p>' }])
    expect((await service.read('rome')).comments).toEqual(before.comments)
  })

  it('are shown as this release renders them even before that, also in deltas and feeds', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome', { body: 'First' })
    const before = await service.read('rome')
    const old = await idOf(await service.submit('rome', { body: '**Old**' }))
    const added = await service.read('rome', `?since=${before.version}`)
    const whole = await service.read('rome')
    await makeOld(service, old)

    const again = await startService({ folder: service.folder, config: { moderation: 'none' } })

    expect((await again.read('rome', `?since=${before.version}`)).comments).toEqual(added.comments)
    expect((await again.read('rome')).comments).toEqual(whole.comments)
    const feed = await again.app.inject('/api/threads/rome/feed.xml')
    expect(feed.body).toContain('&lt;strong&gt;Old&lt;/strong&gt;')
    expect(feed.body).not.toContain('&lt;b&gt;old')
  })

  it('are sent again to readers with an epoch from an older release', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome', { body: '**Old**' })
    const { version, comments } = await service.read('rome')

    const kept = await service.read('rome', `?since=${version}&epoch=${await bareEpoch(service)}`)

    expect(kept.comments).toEqual(comments)
  })

  it('are rendered anew even if a moderator decides on one of them meanwhile', async () => {
    const service = await startService({ config: { moderation: 'all' } })
    const id = await idOf(await service.submit('rome', { body: '**Old**' }))
    const { press } = await signInModerator(service)
    await makeOld(service, id)

    const { report, again } = await rerenderWhile(service, () =>
      press(`/admin/comments/${id}`, { status: 'approved' }),
    )

    expect([report.rendered, again.rendered]).toEqual([1, 0])
    expect((await service.read('rome')).comments).toMatchObject([
      { id, html: '<p><strong>Old</strong></p>' },
    ])
  })

  it('keep a latest post that is found while they are being rendered', async () => {
    const service = await startBesideBlog()
    const { comment } = await service.send()
    await makeOld(service, comment.id)

    await rerenderWhile(service, async () => {
      service.feed(rss(ink.title, ink.url))
      await service.pass(2 * day)
    })

    expect(await service.shown()).toEqual([ink])
  })

  it('take one more query per read, however many they are', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const ids: string[] = []
    for (const body of ['One.', 'Two.', 'Three.'])
      ids.push(await idOf(await service.submit('rome', { body })))
    const before = await countQuestions(service)
    await makeOld(service, ...ids)

    const after = await countQuestions(service)

    expect(after - before).toBe(1)
  })

  it('stay hidden if they are held while the thread is being read', async () => {
    const service = await startService({ config: { moderation: 'first' } })
    const moderator = await signInModerator(service)
    const eve = await write(service, { body: 'Harmless.' })
    await moderator.decide(eve.id, 'approved')
    await makeOld(service, eve.id)

    const { shown } = await readWhile(service, () => eve.edit({ body: 'Unread by anybody.' }))

    expect((await eve.read()).status).toBe('pending')
    expect(shown).toEqual([])
  })

  it('do not raise the version of the thread when rendered anew if they are held', async () => {
    const service = await startService()
    await makeOld(service, await idOf(await service.submit('rome')))

    const { printed } = await carryOutHere(service.folder, ['rerender'])
    const again = await carryOutHere(service.folder, ['rerender'])

    expect(printed).toBe('rendered 1; 1 look different now\n')
    expect(again.printed).toBe('rendered 0; 0 look different now\n')
    expect((await service.read('rome')).version).toBe(0)
  })
})
