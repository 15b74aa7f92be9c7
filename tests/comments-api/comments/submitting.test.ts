import { describe, expect, it } from 'vitest'
import { signInModerator } from '../moderator.ts'
import { idOf, startService, thread } from '../service.ts'

describe('a submitted comment', () => {
  it('is held if it is the author’s first, and does not appear in the thread', async () => {
    const service = await startService()

    const answer = await service.submit('rome', { name: 'Ada', body: 'Was *lovely*.' })

    expect(answer.status).toBe(202)
    expect(await answer.json()).toMatchObject({
      status: 'pending',
      comment: { author: { name: 'Ada' }, html: '<p>Was <em>lovely</em>.</p>' },
    })
    expect(await service.read('rome')).toMatchObject({ count: 0, version: 0, comments: [] })
  })

  it('is published at once after one by the same name and mail address was approved', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const first = await service.submit('rome', { email: 'ada@example.org', body: 'One.' })
    await moderator.decide(await idOf(first), 'approved')

    const second = await service.submit('oslo', { email: 'ADA@example.org', body: 'Two.' })

    expect(second.status).toBe(201)
    expect(second.headers.get('location')).toMatch(/^http:\/\/localhost:8080\/oslo\/#comment-/)
    expect(await second.json()).toMatchObject({ status: 'approved', version: 1 })
    expect((await service.read('oslo')).count).toBe(1)
  })

  it('with the honeypot field filled is answered as held, and stored as spam', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const moderator = await signInModerator(service)

    const answer = await service.submit('rome', { website: 'buy.example', body: 'Buy.' })

    expect(answer.status).toBe(202)
    expect(await answer.json()).toMatchObject({ status: 'pending' })
    expect(await moderator.desk('?status=spam')).toContain('Buy.')
    expect(await moderator.desk()).not.toContain('Buy.')
  })

  it('is stored once if it is sent several times at once', async () => {
    const service = await startService({ config: { moderation: 'none' } })

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => service.submit('rome', { body: 'Twice?' })),
    )

    expect(answers.map(answer => answer.status).sort()).toEqual([201, ...Array(7).fill(409)])
    expect((await service.read('rome')).count).toBe(1)
  })

  it('sent again is answered with the same 409 whichever mail address it has', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const said = { name: 'Ada', body: 'Was lovely.' }
    await service.submit('rome', { ...said, email: 'ada@example.org' })

    const right = await service.submit('rome', { ...said, email: 'ada@example.org' })
    const wrong = await service.submit('rome', { ...said, email: 'eve@example.org' })
    const none = await service.submit('rome', said)

    expect([right.status, wrong.status, none.status]).toEqual([409, 409, 409])
    expect(await wrong.text()).toBe(await right.text())
  })

  it('may be sent again a day later, and is then stored once too', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome', { body: 'Good morning.' })
    service.clock.advance(25 * 60 * 60 * 1000)

    const again = await Promise.all(
      Array.from({ length: 4 }, () => service.submit('rome', { body: 'Good morning.' })),
    )

    expect(again.map(answer => answer.status).sort()).toEqual([201, 409, 409, 409])
  })

  it('can reply to an approved comment of the same thread and to no other', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const parent = await idOf(await service.submit('rome', { body: 'First.' }))

    const good = await service.submit('rome', { body: 'Indeed.', parent })
    const elsewhere = await service.submit('oslo', { body: 'Indeed.', parent })
    const nowhere = await service.submit('rome', { body: 'Hm.', parent: 'a'.repeat(20) })

    expect(good.status).toBe(201)
    expect([elsewhere.status, nowhere.status]).toEqual([422, 422])
    expect(await nowhere.json()).toMatchObject({ fields: [{ field: 'parent' }] })
  })

  it('in reply to a held comment is answered like one in reply to an unknown comment', async () => {
    const service = await startService()
    const held = await idOf(await service.submit('rome', { body: 'Held.' }))

    const toHeld = await service.submit('rome', { body: 'Hello.', parent: held })
    const toNothing = await service.submit('rome', { body: 'Hello.', parent: 'a'.repeat(20) })

    expect(await toHeld.text()).toBe(await toNothing.text())
  })

  it('is rejected if the manifest closes the thread, or after its closing date', async () => {
    const threads = [
      thread('shut', { comments: 'closed' }),
      thread('ends', { closesAt: '2026-11-24T00:00:00.000Z' }),
    ]
    const service = await startService({ manifest: { threads } })
    const before = await service.submit('ends', { body: 'In time.' })
    service.clock.advance(24 * 60 * 60 * 1000)

    const answers = [await service.submit('shut'), await service.submit('ends', { body: 'Late.' })]

    expect(before.status).toBe(202)
    expect(answers.map(answer => answer.status)).toEqual([403, 403])
    expect((await service.read('ends')).open).toBe(false)
  })
})
