import { describe, expect, it } from 'vitest'
import { closeThread } from '../../../comments-api/comments/threads/close-thread.ts'
import { OwnComment } from '../../../comments-api/contract/submission.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { act, rome } from '../acting.ts'
import { write } from '../author.ts'
import { signInModerator } from '../moderator.ts'
import { codeOf, startService } from '../service.ts'

const open = { config: { moderation: 'none' } } as const

const minute = 60_000

describe('an author with the edit token', () => {
  it('reads a pending comment, with its Markdown source', async () => {
    const service = await startService()
    const author = await write(service, { email: 'ada@example.org', body: 'Well *said*.' })

    const comment = await author.read()

    expect(OwnComment.parse(comment)).toEqual(comment)
    expect(comment).toMatchObject({
      status: 'pending',
      comment: { id: author.id, html: '<p>Well <em>said</em>.</p>' },
      body: 'Well *said*.',
      editableUntil: author.editableUntil,
    })
    expect(JSON.stringify(comment)).not.toContain('example.org')
  })

  it('edits a published comment, which keeps its date and appears changed in deltas', async () => {
    const service = await startService(open)
    const author = await write(service, { name: 'Ada', body: 'Frist!' })
    service.clock.advance(minute)

    const answer = await author.edit({ author: { url: 'ada.example' }, body: 'First!' })

    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'approved', version: 2, body: 'First!' })
    const delta = await service.read('rome', '?since=1')
    expect(delta).toMatchObject({ count: 1, version: 2 })
    expect(delta.comments).toMatchObject([
      {
        author: { name: 'Ada', url: 'https://ada.example/' },
        html: '<p>First!</p>',
        createdAt: '2026-11-23T12:00:00.000Z',
        editedAt: '2026-11-23T12:01:00.000Z',
      },
    ])
  })

  it('may send many edits at once: all succeed, each with a version of its own', async () => {
    const service = await startService(open)
    const author = await write(service, { body: 'Draft 0.' })
    const drafts = Array.from({ length: 10 }, (_, at) => `Draft ${at + 1}.`)

    const answers = await Promise.all(drafts.map(body => author.edit({ body })))

    expect(answers.map(answer => answer.status)).toEqual(drafts.map(() => 200))
    expect((await service.read('rome')).version).toBe(11)
  })

  it('adds one version by sending the same edit several times at once', async () => {
    const service = await startService(open)
    const author = await write(service, { body: 'One.' })

    const answers = await Promise.all(['Two.', 'Two.', 'Two.'].map(body => author.edit({ body })))

    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    expect((await service.read('rome')).version).toBe(2)
  })

  it.each([
    ['adding four links', 'none', { body: 'https://a.example '.repeat(4) }],
    [
      'taking a name that resembles the article’s author',
      'none',
      { author: { name: 'Olive Owner (me)' } },
    ],
    ['any edit under "all" moderation', 'all', { body: 'Other words.' }],
    ['any edit without a mail address under "first" moderation', 'first', { body: 'Other words.' }],
  ] as const)('has a published comment held again after %s', async (_case, moderation, edit) => {
    const service = await startService({ config: { moderation } })
    const moderator = await signInModerator(service)
    const author = await write(service, { body: 'Fine words.' })
    await moderator.decide(author.id, 'approved')

    const answer = await author.edit(edit)

    expect(answer.status).toBe(202)
    expect(await answer.json()).toMatchObject({ status: 'pending', version: 2 })
    expect(await service.read('rome', '?since=1')).toMatchObject({
      count: 0,
      comments: [{ id: author.id, html: '', status: 'deleted' }],
    })
  })

  it('does not get a pending comment approved by making it harmless', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const author = await write(service, { body: 'https://a.example '.repeat(4) })

    const answer = await author.edit({ body: 'Harmless.' })

    expect(answer.status).toBe(202)
    expect(await service.read('rome', '?since=0')).toMatchObject({ version: 0, comments: [] })
  })

  it('cannot copy another comment by an edit, and may submit the text before the edit again', async () => {
    const service = await startService(open)
    await service.submit('rome', { body: 'One.' })
    const author = await write(service, { body: 'Two.' })

    const same = await author.edit({ body: 'One.' })
    await author.edit({ body: 'Three.' })
    const answers = [
      await service.submit('rome', { body: 'Two.' }),
      await service.submit('rome', { body: 'Three.' }),
    ]

    expect([same.status, await codeOf(same)]).toEqual([409, 'duplicate-comment'])
    expect(answers.map(answer => answer.status)).toEqual([201, 409])
  })

  it('may edit a comment to repeat one that is more than a day old', async () => {
    const service = await startService(open)
    await service.submit('rome', { body: 'One.' })
    service.clock.advance(25 * 60 * minute)
    const author = await write(service, { body: 'Two.' })

    const edited = await author.edit({ body: 'One.' })
    const again = await service.submit('rome', { body: 'One.' })

    expect([edited.status, again.status]).toEqual([200, 409])
  })

  it('cannot edit in a closed thread, but can delete', async () => {
    const service = await startService(open)
    const author = await write(service, {})
    await act(service, needs => closeThread(needs, rome))

    const edited = await author.edit({ body: 'Late.' })
    const erased = await author.erase()

    expect([edited.status, erased.status]).toEqual([403, 204])
  })
})

describe('a comment deleted by its author', () => {
  it('leaves the thread, loses text and name in its row, and is reported deleted in deltas', async () => {
    const service = await startService(open)
    const words = { name: 'Canary', email: 'canary@example.org', body: 'A canary sings.' }
    const author = await write(service, words)

    const answer = await author.erase()

    const stored = await act(service, ({ database }) => database.all(sql`select * from comments`))
    expect(JSON.stringify(stored)).not.toMatch(/canary/i)
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(await service.read('rome')).toMatchObject({ count: 0, version: 2, comments: [] })
    const { comments } = await service.read('rome', '?since=1')
    expect(comments).toMatchObject([
      { id: author.id, html: '', author: { name: '' }, status: 'deleted' },
    ])
  })

  it('stays as a tombstone until its last published reply is deleted', async () => {
    const service = await startService(open)
    const author = await write(service, { body: 'A question.' })
    service.clock.advance(minute)
    const reply = await write(service, { body: 'An answer.', parent: author.id })

    await author.erase()

    const withReply = await service.read('rome')
    await reply.erase()
    expect(withReply).toMatchObject({
      count: 1,
      comments: [{ id: reply.id }, { id: author.id, status: 'deleted' }],
    })
    expect((await service.read('rome')).comments).toEqual([])
  })

  it('may be submitted again', async () => {
    const service = await startService(open)
    const author = await write(service, { body: 'Hm.' })
    await author.erase()

    const again = await service.submit('rome', { body: 'Hm.' })

    expect(again.status).toBe(201)
  })

  it('appears neither in deltas nor in the moderation queue if it was pending', async () => {
    const service = await startService()
    const author = await write(service, {})

    await author.erase()

    expect(await service.read('rome', '?since=0')).toMatchObject({ version: 0, comments: [] })
    expect(await (await signInModerator(service)).desk()).toContain('Nothing waits')
  })
})
