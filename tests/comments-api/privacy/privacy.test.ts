import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { CommentId } from '../../../comments-api/contract/ids.ts'
import { day } from '../../../comments-api/durations.ts'
import { erasePerson } from '../../../comments-api/privacy/erase-person.ts'
import { exportPerson } from '../../../comments-api/privacy/export-person.ts'
import { retentionChore } from '../../../comments-api/privacy/retention.ts'
import type { Database } from '../../../comments-api/storage/database.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { ArchivedComment } from '../../../comments-api/transfer/archive.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { archivedComment, giveOut, header, takeIn } from '../archives.ts'
import { write } from '../author.ts'
import { carryOutHere } from '../command.ts'
import { dump } from '../dump.ts'
import { keptThreads } from '../kept-threads.ts'
import { idOf, startService } from '../service.ts'

const open = { config: { moderation: 'none' } } as const
const ada = {
  name: 'Ada canary',
  email: 'Canary@example.org',
  url: 'https://canary.example/',
  body: 'I am *canary*.',
}

const fortyWords = (word: string) =>
  Array.from({ length: 40 }, (_, index) => `${word}${index}`).join(' ')

async function startWithAda() {
  const service = await startService(open)
  return { service, id: await idOf(await service.submit('rome', ada)) }
}

describe('an erased person', () => {
  it('has their comments kept without a name, which appear changed in deltas', async () => {
    const service = await startService(open)
    const { id, edit } = await write(service, ada)
    const { version } = await service.read('rome')

    const { printed, code } = await carryOutHere(service.folder, ['erase', 'Canary@EXAMPLE.org'])

    service.clock.advance(1_000)
    const changed = await service.read('rome', `?since=${version}`)
    expect([printed.split('\n')[0], code]).toEqual(['erased 1 comment’s author', 0])
    expect(changed).toMatchObject({
      count: 1,
      comments: [
        { id, author: { name: 'Anonymous', url: null }, html: '<p>I am <em>canary</em>.</p>' },
      ],
    })
    expect((await edit({ body: 'I am Ada.' })).status).toBe(404)
  })

  it('without a mail address is found by a comment id, and remains the owner', async () => {
    const service = await startService(open)
    const author = { ...archivedComment.author, isOwner: true }
    await takeIn(service, [header, { ...archivedComment, author }])
    await service.submit('rome', { name: 'Bert' })

    await carryOutHere(service.folder, ['erase', archivedComment.id])

    service.clock.advance(1_000)
    const { comments } = await service.read('rome')
    expect(comments.map(({ author }) => author)).toMatchObject([
      { name: 'Bert', isOwner: false },
      { name: 'Anonymous', isOwner: true },
    ])
  })

  it('loses network and similarity data too, even if erasing is interrupted and repeated', async () => {
    const { service, id } = await startWithAda()
    const long = await idOf(await service.submit('rome', { ...ada, body: fortyWords('her') }))
    const bert = await idOf(await service.submit('rome', { name: 'Bert', body: fortyWords('his') }))
    await service.submit('rome', { ...ada, body: 'Buy!', website: 'https://canary.example/' })
    service.clock.advance(1)
    const last = await write(service, { ...ada, body: 'Her last words.' })
    const database = await openDatabase(service.config.database, { threads: keptThreads })
    let batches = 0
    const failing: Database = {
      ...database,
      batch: queries => {
        batches += 1
        return batches === 1 ? database.batch(queries) : Promise.reject(new Error('cut short'))
      },
    }
    const needs = { database: failing, world: service.clock, anonymous: 'Anonymous' }
    const person = { kind: 'address', address: 'canary@example.org' } as const

    await expect(erasePerson(needs, person, 'keep words')).rejects.toThrow('cut short')
    let others = 0
    const edited: Database = {
      ...database,
      batch: async queries => {
        if (others === 2) await last.edit({ body: 'Her better words.' })
        others += 1
        return database.batch(queries)
      },
    }
    await erasePerson({ ...needs, database: edited }, person, 'keep words')

    const copy = await exportPerson(database, { kind: 'comment', id: CommentId.parse(id) })
    const other = await exportPerson(database, { kind: 'comment', id: CommentId.parse(bert) })
    await database.close()
    expect(copy.comments).toMatchObject([{ name: 'Anonymous', email: null, network: null }])
    expect(other.comments).toMatchObject([{ name: 'Bert', network: expect.any(String) }])
    const { comments, submissions, sketches, shingles } = await dump(service)
    expect(comments?.map(row => (row as { reasons: string }).reasons)).toEqual(Array(5).fill('[]'))
    expect(comments).toContainEqual(
      expect.objectContaining({ author_name: 'Anonymous', body: 'Her better words.' }),
    )
    expect(submissions).toMatchObject([{ comment: bert }])
    expect(sketches).toMatchObject([{ comment: bert }])
    expect(JSON.stringify(shingles)).toContain(bert)
    expect(JSON.stringify(shingles)).not.toContain(long)
  })

  it('may have a subscription only, without comments', async () => {
    const service = await startService(open)
    const archive = join(service.folder, 'a.jsonl')
    const subscription = { id: 'aaaaaaaaaaaaaaaaaaaa', thread: 'rome', email: 'silent@example.org' }
    const another = { ...subscription, id: 'bbbbbbbbbbbbbbbbbbbb', email: 'other@example.org' }
    const lines = [
      { type: 'archive', format: 1 },
      { type: 'subscription', ...subscription, createdAt: '2026-11-20T12:00:00.000Z' },
      { type: 'subscription', ...another, createdAt: '2026-11-20T12:00:00.000Z' },
    ]
    writeFileSync(archive, lines.map(line => `${JSON.stringify(line)}\n`).join(''))
    await carryOutHere(service.folder, ['import', archive])

    const copy = await carryOutHere(service.folder, ['export-person', 'silent@example.org'])
    const { printed } = await carryOutHere(service.folder, ['erase', 'silent@example.org'])
    const left = await carryOutHere(service.folder, ['export-person', 'other@example.org'])
    const again = await carryOutHere(service.folder, ['erase', 'silent@example.org'])

    expect(JSON.parse(copy.printed).subscriptions).toHaveLength(1)
    expect(printed.split('\n')[0]).toBe('erased 1 subscription; there were no comments')
    expect(JSON.parse(left.printed).subscriptions).toHaveLength(1)
    expect(again.printed).toContain('no comment and no subscription has this address')
  })

  it('is reported if unknown, and must be named by a mail address or a comment id', async () => {
    const service = await startService(open)

    const nobody = await carryOutHere(service.folder, ['erase', 'nobody@example.org'])
    const nonsense = await carryOutHere(service.folder, ['erase', 'No body'])

    expect([nobody.printed.split('\n')[0], nobody.code]).toEqual([
      'no comment and no subscription has this address',
      0,
    ])
    expect([nonsense.code, nonsense.said]).toEqual([
      1,
      '"No body" is neither a mail address nor the id of a comment\n',
    ])
  })
})

describe('the export of a person’s data', () => {
  it('contains their own comments and nobody else’s', async () => {
    const { service, id } = await startWithAda()
    await service.submit('rome', { name: 'Bert', email: 'bert@example.org' })

    const { printed, code } = await carryOutHere(service.folder, [
      'export-person',
      'canary@example.org',
    ])

    expect(code).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({
      comments: [
        {
          id,
          thread: 'rome',
          name: 'Ada canary',
          email: 'canary@example.org',
          website: 'https://canary.example/',
          words: 'I am *canary*.',
          isConfirmed: false,
          network: expect.stringMatching(/^[\w-]{22}$/),
          reasons: [],
        },
      ],
    })
    expect(printed).not.toContain('Bert')
  })
})

describe('a requested subscription', () => {
  it('is deleted after the retention period if its comment was not approved, not before', async () => {
    const service = await startService()
    const wish = { subscribe: true, email: 'ada@example.org', website: 'autofilled' }
    await service.submit('rome', { ...wish, body: 'First.' })
    await service.pass(20 * day)
    const second = await idOf(await service.submit('rome', { ...wish, body: 'Second.' }))

    await service.pass(11 * day)

    const { mailed_links: wishes } = await dump(service)
    expect(wishes).toMatchObject([{ comment: second }])
  })
})

describe('the reasons why comments were doubted', () => {
  it('are deleted after the retention period, except for pending comments', async () => {
    const service = await startService()
    const statusOf = (at: number) => (at % 100 === 0 ? 'pending' : 'approved')
    const doubted = Array.from({ length: 1_200 }, (_, at) => ({
      ...archivedComment,
      id: `doubted${at + 1_000}`,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
      status: statusOf(at),
      reasons: ['many-links'],
    }))
    await takeIn(service, [header, ...doubted])

    await service.pass(day)

    const comments = ArchivedComment.array().parse((await giveOut(service)).slice(1))
    expect(comments).toHaveLength(doubted.length)
    expect(
      comments.filter(({ status, reasons }) => (status === 'pending') !== reasons.length > 0),
    ).toEqual([])
  })

  it('take one batch less to delete if none are left', async () => {
    const service = await startService()
    const doubted = { ...archivedComment, status: 'approved', reasons: ['many-links'] }
    await takeIn(service, [header, doubted])
    const database = await openDatabase(service.config.database, { threads: keptThreads })
    onTestFinished(() => database.close())
    const batch = vi.fn(database.batch)
    const counted = { ...database, batch } as Database
    const chore = retentionChore({ database: counted, world: realWorld, retentionDays: 30 })

    await chore.run()
    const before = batch.mock.calls.length
    await chore.run()

    expect([before, batch.mock.calls.length - before]).toEqual([2, 1])
  })
})
