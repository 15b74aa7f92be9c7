import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../../comments-api/commands/command.ts'
import { importArchive } from '../../../comments-api/transfer/import.ts'
import { readArchive } from '../../../comments-api/transfer/read-archive.ts'
import { processorTimeOfAll } from '../../processor-time.ts'
import { archiveOf, giveOut, header, archivedMention as mention, takeIn } from '../archives.ts'
import { keptThreads } from '../kept-threads.ts'
import { signInModerator } from '../moderator.ts'
import { startService } from '../service.ts'

const first = {
  type: 'comment',
  id: 'firstfirst',
  thread: 'rome',
  parent: null,
  author: { name: ' Ada\u202e ', email: 'ADA@example.org', url: 'javascript:x', isOwner: false },
  body: '**Bold** <script>',
  status: 'approved',
  createdAt: '2026-01-02T03:04:05Z',
}
const reply = {
  ...first,
  id: 'replyreply',
  parent: 'firstfirst',
  author: { name: 'Olive Owner', email: null, url: null, isOwner: true },
  createdAt: '2026-01-03T03:04:05+02:00',
}

describe('an imported archive', () => {
  it('is served at once, whatever the order of its lines', async () => {
    const service = await startService()

    // Replies cannot be pinned in any way.
    const report = await takeIn(service, [header, mention, { ...reply, pinned: true }, first])

    const thread = await service.read('rome')
    expect(report).toEqual({ read: 3, imported: 3, present: 0, elsewhere: [], leftOut: 0 })
    expect(thread).toMatchObject({ count: 2, mentions: [{ title: 'On Rome' }] })
    expect(thread.comments).toMatchObject([
      { id: 'replyreply', parent: 'firstfirst', author: { isOwner: true }, pinned: false },
      {
        id: 'firstfirst',
        author: { name: 'Ada', url: null, isOwner: false },
        html: '<p><strong>Bold</strong> &lt;script&gt;</p>',
        createdAt: '2026-01-02T03:04:05.000Z',
      },
    ])
  })

  it('reports its progress for 1,000 comments', async () => {
    const service = await startService()
    const many = Array.from({ length: 1000 }, (_, index) => ({
      ...first,
      id: `many${1000 + index}`,
    }))
    const steps: string[] = []

    await takeIn(service, [header, ...many], step => steps.push(step))

    expect(steps).toEqual(['1,000 lines read', '1,000 comments done'])
  })

  it('may come from another service with a long reason for a verdict', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const words = 'buy this '.repeat(25).trim()
    await moderator.post('/admin/spam/blocks', { kind: 'words', words })
    await service.submit('rome', { body: `${words}!` })
    const given = await giveOut(service)

    const report = await takeIn(await startService(), given)

    expect(JSON.stringify(given)).toContain(`blocked-words: ${words}`)
    expect(report).toMatchObject({ read: 2, imported: 2 })
  })

  it('adds nothing and raises no version the second time', async () => {
    const service = await startService()
    await takeIn(service, [header, first, reply, mention])
    const before = await service.read('rome')

    const report = await takeIn(service, [header, first, reply, mention])

    expect(report).toEqual({ read: 3, imported: 0, present: 3, elsewhere: [], leftOut: 0 })
    expect(await service.read('rome')).toEqual(before)
  })

  it('adds no second mention of a page that is stored under another id', async () => {
    const service = await startService()
    const linked = { ...mention, source: mention.url }
    await takeIn(service, [header, linked])

    const report = await takeIn(service, [header, { ...linked, id: 'anotherone' }])

    expect(report).toMatchObject({ imported: 0, present: 1 })
  })

  it('closes a thread for clients that ask for changes, too', async () => {
    const service = await startService()
    await takeIn(service, [header, first])
    const { version } = await service.read('rome')

    await takeIn(service, [header, { type: 'thread', id: 'rome', closedAt: first.createdAt }])

    service.clock.advance(1_000)
    const later = await service.read('rome', `?since=${version}`)
    expect([later.open, later.version > version]).toEqual([false, true])
  })

  it('fails if a batch cannot be stored', async () => {
    const { config } = await startService()
    using archive = await readArchive(await archiveOf([header, first]))
    const batch = () => Promise.reject(new Error('cut short'))

    const importing = withDatabase(
      config,
      database => importArchive({ ...database, batch }, archive, { secret: () => '' }),
      { threads: keptThreads },
    )

    await expect(importing).rejects.toThrow('cut short')
  })

  it('has its names and titles cut to their limits between characters', async () => {
    const service = await startService()
    const long = '👩‍🚀'.repeat(100)
    const author = { ...first.author, name: `${'x'.repeat(59)}${'e\u0301'.repeat(9)}` }

    await takeIn(service, [header, { ...first, author }, { ...mention, title: long, author: long }])

    const { comments, mentions } = await service.read('rome')
    expect(comments[0]?.author.name).toBe(`${'x'.repeat(59)}é`)
    expect(mentions[0]?.title.isWellFormed()).toBe(true)
    expect([...(mentions[0]?.author ?? '')]).toHaveLength(60)
  })

  it('reports how many lines it left out', async () => {
    const service = await startService()

    const report = await takeIn(service, [header, first, { ...mention, url: 'javascript:x' }])

    expect(report).toEqual({ read: 2, imported: 1, present: 0, elsewhere: [], leftOut: 1 })
  })

  it('adds closed threads, subscriptions, blocks and sent mentions, which are exported again', async () => {
    const service = await startService()
    const createdAt = '2026-01-05T00:00:00.000Z'
    const block = { id: 'blockblock', kind: 'words', value: 'cheap pills', comment: null }
    const target = { target: 'https://else.example/a', hash: 'h', state: 'sent', via: 'webmention' }
    const others = [
      { type: 'thread', id: 'rome', closedAt: createdAt },
      {
        type: 'subscription',
        id: 'wanttoknow',
        thread: 'rome',
        email: 'ada@example.org',
        createdAt,
      },
      { type: 'block', ...block, mention: null, createdAt },
      {
        type: 'told',
        post: 'rome',
        source: 'https://blog.example/rome/',
        targets: [{ ...target, attempts: 1, retryAt: null }],
      },
    ]

    const report = await takeIn(service, [header, ...others])
    const again = await takeIn(service, [header, ...others])

    expect(report).toMatchObject({ read: 4, imported: 4 })
    expect(again).toMatchObject({ imported: 0, present: 4 })
    expect(await giveOut(service)).toEqual([{ ...header, example: false }, ...others])
  })

  it('adds what an interrupted import did not', async () => {
    const service = await startService()
    await takeIn(service, [header, first])

    const report = await takeIn(service, [header, first, reply])

    expect(report).toEqual({ read: 2, imported: 1, present: 1, elsewhere: [], leftOut: 0 })
    expect((await service.read('rome')).count).toBe(2)
  })

  it('adds the rest if another import stores a part of it meanwhile', async () => {
    const service = await startService()
    using archive = await readArchive(await archiveOf([header, first, reply]))

    const report = await withDatabase(
      service.config,
      database => {
        const batch: typeof database.batch = async queries => {
          await takeIn(service, [header, first])
          return database.batch(queries)
        }
        return importArchive({ ...database, batch }, archive, { secret: () => '' })
      },
      { threads: keptThreads },
    )

    expect(report).toMatchObject({ read: 2, imported: 1, present: 1 })
    expect((await service.read('rome')).count).toBe(2)
  })

  it('turns orphans, cycles and replies across threads into top-level comments', async () => {
    const service = await startService()
    const lines = [
      { ...first, id: 'orphanorphan', parent: 'nowherenowhere' },
      { ...first, id: 'circlecircle1', parent: 'circlecircle2' },
      { ...first, id: 'circlecircle2', parent: 'circlecircle1' },
      { ...first, id: 'acrossacross', parent: 'osloosloo' },
      { ...first, id: 'osloosloo', thread: 'oslo' },
    ]

    const report = await takeIn(service, [header, ...lines])

    const { comments } = await service.read('rome')
    expect(report.imported).toBe(5)
    expect(comments.map(comment => comment.parent)).toEqual([null, null, null, null])
  })

  it('publishes no pending, spam or deleted comment', async () => {
    const service = await startService()
    const lines = ['pending', 'spam', 'deleted'].map(status => ({
      ...first,
      id: `${status}${status}`,
      status,
    }))

    await takeIn(service, [header, ...lines])

    expect(await service.read('rome')).toMatchObject({ count: 0, version: 0, comments: [] })
  })

  it('may have 5,000 nested replies, which are read in under two seconds of processor time', async () => {
    const service = await startService()
    const id = (number: number) => `deepdeep${number}`
    const chain = Array.from({ length: 5_000 }, (_, number) => ({
      ...first,
      id: id(number),
      parent: number === 0 ? null : id(number - 1),
      createdAt: new Date(1_700_000_000_000 + number).toISOString(),
    }))

    await takeIn(service, [header, ...chain.reverse()])

    const taken = await processorTimeOfAll(async () => {
      expect(await service.read('rome')).toMatchObject({ count: 5_000, comments: { length: 200 } })
    })
    expect(taken).toBeLessThan(2_000)
  })
})
